import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOrganisations, unreadableFile } from '../../../src/population/read-organisations.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-read-organisations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const nowhere = { file: 'shown.csv', line: 0, column: 0, address: '' };

describe('readOrganisations', () => {
  it('reads a file, with or without a byte order mark, and names it as shown in faults', () => {
    const text = 'id,name,type,region,mailboxes\nA,é,t,r,5\nB,n,t,r,x\n';
    for (const mark of ['', '\ufeff']) {
      const { organisations, faults } = readOrganisations(
        written('a.csv', mark + text),
        'shown.csv',
      );
      expect(organisations).toEqual([
        { id: 'A', name: 'é', type: 't', region: 'r', mailboxCount: 5 },
      ]);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatchObject({ file: 'shown.csv', line: 3, column: 9 });
    }
  });

  it('says that a file is missing, or that a folder on the way is a file', () => {
    const fault = {
      ...nowhere,
      message: 'there is no such organisation file',
      mend: 'correct the path or make the file',
    };
    const file = written('b.csv', '');
    for (const path of [join(folder, 'none.csv'), join(file, 'none.csv')]) {
      expect(readOrganisations(path, 'shown.csv')).toEqual({ organisations: [], faults: [fault] });
    }
  });

  it('says that the path is a folder', () => {
    expect(readOrganisations(folder, 'shown.csv').faults).toEqual([
      {
        ...nowhere,
        message: 'this is a folder, not an organisation file',
        mend: 'name a CSV file in it',
      },
    ]);
  });

  it('refuses text in another encoding', () => {
    // "é" in ISO 8859-1 is the single byte E9, which UTF-8 does not allow before a line feed.
    const path = written('c.csv', Uint8Array.from([0x69, 0x0a, 0x69, 0x64, 0xe9, 0x0a, 0xe9]));
    const fault = {
      file: 'shown.csv',
      line: 2,
      column: 3,
      address: '',
      message: 'the file is not UTF-8 text from here on',
      mend: 'save it as CSV UTF-8',
    };
    expect(readOrganisations(path, 'shown.csv')).toEqual({ organisations: [], faults: [fault] });
  });
});

describe('unreadableFile', () => {
  // By code and not by a real file: whoever runs the tests as root may read everything.
  it.each(['EACCES', 'EPERM'])('names the missing permission: %s', (code) => {
    expect(unreadableFile('shown.csv', code)).toEqual({
      ...nowhere,
      message: 'no permission to read this organisation file',
      mend: 'give yourself the right to read it',
    });
  });

  it('names the code of other errors', () => {
    expect(unreadableFile('shown.csv', 'EIO')).toEqual({
      ...nowhere,
      message: 'the organisation file cannot be read (EIO)',
      mend: 'check the disk and the path',
    });
  });
});
