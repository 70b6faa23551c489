package org.yihaotong.intake;

import java.time.Duration;

/**
 * Sends a mail that is worth something only now: at once, and once.
 */
public interface PromptMail {

	/**
	 * Sends a mail from the first mailbox.
	 * @param mail what and to whom
	 * @param limit how long it may take in all
	 * @throws MailNotSent if the mail server has not accepted it in time
	 */
	void send(Mail mail, Duration limit) throws MailNotSent;

	/**
	 * A mail.
	 *
	 * @param recipient the address
	 * @param subject one line
	 * @param body the words
	 */
	record Mail(String recipient, String subject, String body) {
	}

	/** The mail server has not accepted a mail. */
	final class MailNotSent extends Exception {

		private final boolean late;

		public MailNotSent(String message, boolean late) {
			super(message);
			this.late = late;
		}

		/**
		 * Whether the time ran out.
		 * @return false if it was refused, or nobody is there
		 */
		public boolean late() {
			return this.late;
		}

	}

}
