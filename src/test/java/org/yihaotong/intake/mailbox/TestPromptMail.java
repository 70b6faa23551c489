package org.yihaotong.intake.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.yihaotong.intake.PromptMail;

/**
 * Prompt mail over a test's own server.
 */
public final class TestPromptMail {

	public static final String FROM = "12345@city.example";

	public static final String PASSWORD = "letter-box-1";

	private TestPromptMail() {
	}

	/**
	 * Makes one.
	 * @param port of the SMTP server on this machine
	 * @return what sends there
	 */
	public static PromptMail over(int port) {
		return prompt(List.of(new MailProperties.Mailbox(FROM, "127.0.0.1", 143, FROM, PASSWORD, "INBOX",
				MailProperties.Security.NONE, "", port)));
	}

	/** Where no mailbox is configured. */
	public static PromptMail none() {
		return prompt(List.of());
	}

	private static PromptMail prompt(List<MailProperties.Mailbox> mailboxes) {
		Duration any = Duration.ofSeconds(1);
		return new MailPrompt(new MailProperties(mailboxes, "http://localhost", any, any, any, any, 1, 1),
				Clock.systemUTC());
	}

}
