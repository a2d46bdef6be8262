// The slow hash (scrypt) of everything that people type to get in.
export { hashPassword, verifyPassword } from 'better-auth/crypto';
