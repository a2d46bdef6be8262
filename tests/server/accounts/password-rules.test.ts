import { describe, expect, test } from 'vitest';
import { refuseWeakPassword } from '#lib/server/accounts/password-rules.ts';

const SRI = { email: 'sri.lestari@dinas-tenaga.go.id', name: 'Sri Lestari' };

describe('a password', () => {
  test.each([
    'perahu biru di Tasikagung',
    'garam-Kaliori-musim-hujan',
    'xK9#vTq2!mWz',
    'ꦲꦤꦕꦫꦏꦢꦠꦱꦮꦭ',
    'm'.repeat(20) + ' kapal nelayan',
  ])('%s is taken', (password) => {
    expect(() => refuseWeakPassword(password, SRI)).not.toThrow();
  });

  test.each([
    ['sembilan9', '9 characters'],
    ['', '0 characters'],
    ['x'.repeat(129), 'longer than 128'],
    ['1234567890', 'easily guessed'],
    ['aaaaaaaaaaaa', 'easily guessed'],
    ['Password123!', 'easily guessed'],
    ['katasandi2026', 'easily guessed'],
    ['qwertyuiop', 'easily guessed'],
    ['1q2w3e4r5t', 'easily guessed'],
    ['iloveyou123', 'easily guessed'],
    ['BPJS Rembang 2026', 'easily guessed'],
    ['srilestari1', 'easily guessed'],
    ['Lestari.Sri.88', 'easily guessed'],
    ['sri.lestari@dinas-tenaga.go.id', 'easily guessed'],
    ['SRI.LESTARI@DINAS-TENAGA.GO.ID1', 'easily guessed'],
    ['dinas-tenaga-sri', 'easily guessed'],
  ])('%j is refused: %s', (password, why) => {
    expect(() => refuseWeakPassword(password, SRI)).toThrow(why);
  });
});
