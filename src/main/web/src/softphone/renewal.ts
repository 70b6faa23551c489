import { backOff } from '../api/backOff';
import type { SoftphoneAccount } from '../api/types';

/** Fetches the next password well before the present one ends; without a server the present one stays. */
export class Renewal {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private asking = false;
  private stopped = false;

  constructor(
    private readonly fetchAccount: () => Promise<SoftphoneAccount>,
    private readonly use: (account: SoftphoneAccount) => void,
  ) {}

  /** Counts on an account that is being used now. */
  follow(account: SoftphoneAccount): void {
    this.failures = 0;
    this.askIn(account.renewInSeconds * 1000);
  }

  /** Asks at once: the present password was refused, so it may have ended early. */
  hurry(): void {
    if (!this.asking) {
      void this.ask();
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private askIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), milliseconds);
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer);
    this.asking = true;
    try {
      const account = await this.fetchAccount();
      if (!this.stopped) {
        this.use(account);
        this.follow(account);
      }
    } catch {
      this.failures += 1;
      if (!this.stopped) {
        this.askIn(backOff(this.failures));
      }
    } finally {
      this.asking = false;
    }
  }
}
