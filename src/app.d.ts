declare global {
  namespace App {
    interface Error {
      message: string;
      /** Names the log line of a defect; the user can quote it. */
      id?: string;
    }
  }
}

export {};
