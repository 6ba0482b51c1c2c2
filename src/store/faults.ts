// Database errors that a person can mend, in words.
import { UserError } from '../errors.ts';

const sqliteFaults: Readonly<Record<string, string>> = {
  SQLITE_NOTADB:
    'is not a database, or is damaged. Put a backup in its place (restore FILE), or move it away; it was left as it is',
  SQLITE_CORRUPT: 'is damaged. Put a backup in its place (restore FILE), or move it away; it was left as it is',
  SQLITE_READONLY: 'cannot be written to. Check the permissions of the file and of its folder',
  SQLITE_PERM: 'cannot be opened. Check the permissions of the file and of its folder',
  SQLITE_CANTOPEN: 'cannot be opened. Check the path and the permissions of its folder',
  SQLITE_FULL: 'cannot grow: the disk is full. What was stored before is safe',
  SQLITE_IOERR: 'cannot be read or written: the disk reports an error',
  SQLITE_BUSY: 'is locked by another program for too long',
};

const postgresFaults: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections: is PostgreSQL running there?',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ENOTFOUND: 'cannot be found: check the host name in DATABASE_URL',
  EAI_AGAIN: 'cannot be found right now: the name service does not answer',
  ETIMEDOUT: 'does not answer',
  EHOSTUNREACH: 'cannot be reached over the network',
  '28P01': 'refuses the password in DATABASE_URL',
  '28000': 'refuses the user in DATABASE_URL',
  '3D000': 'has no such database: create it, or check the name in DATABASE_URL',
  '42501': 'does not allow this user to create or write tables',
  '53100': 'has a full disk',
  '53200': 'is out of memory',
  '53300': 'has no connection left to give',
  '57P01': 'is shutting down',
  '57P02': 'is shutting down',
  '57P03': 'is starting up',
  '25006': 'can only be read',
  '57014': 'took too long',
};

/** Words for a fault of SQLite, or the error itself when it is one of ours (a wrong query). */
export function sqliteFault(error: unknown, file: string): unknown {
  const { code, message } = codeAndMessage(error);
  const known = Object.entries(sqliteFaults).find(([prefix]) => code.startsWith(prefix))?.[1];
  if (known) return userError(`The database file ${file} ${known}.`, error);
  if (/unable to open|ConnectionFailed/i.test(message)) {
    return userError(`The database file ${file} ${sqliteFaults.SQLITE_CANTOPEN}.`, error);
  }
  return error;
}

/** @param place host and database, without user and password */
export function postgresFault(error: unknown, place: string): unknown {
  const { code, message } = codeAndMessage(firstCause(error));
  const known = postgresFaults[code] ?? (code.startsWith('08') ? 'closed the connection' : undefined);
  if (known) return userError(`The database at ${place} ${known}.`, error);
  if (/timeout|terminated|Connection ended|not queryable/i.test(message) && !code) {
    return userError(`The database at ${place} does not answer.`, error);
  }
  return error;
}

function userError(message: string, cause: unknown): UserError {
  const fault = new UserError('database', message);
  fault.cause = cause;
  return fault;
}

/** Node reports one refused connection per address as an AggregateError. */
function firstCause(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
}

function codeAndMessage(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message };
}
