import { createOTP } from '@better-auth/utils/otp';

/** The code that an authenticator app shows now for a key as it is typed in (RFC 4648 base32). */
export function appCode(key: string): Promise<string> {
  const bits = [...key]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join('');
  return createOTP(secret).totp();
}
