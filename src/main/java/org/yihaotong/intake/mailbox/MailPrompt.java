package org.yihaotong.intake.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.springframework.stereotype.Component;
import org.yihaotong.intake.PromptMail;

/**
 * Sends over the server of the first mailbox, beside the letters that are waiting.
 */
@Component
class MailPrompt implements PromptMail {

	private static final String KIND = "PROMPT";

	private final MailProperties properties;

	private final Clock clock;

	MailPrompt(MailProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void send(Mail mail, Duration limit) throws MailNotSent {
		MailProperties.Mailbox mailbox = this.properties.mailboxes()
			.stream()
			.findFirst()
			.orElseThrow(() -> new MailNotSent("No mailbox is configured", false));
		FutureTask<Void> sending = new FutureTask<>(() -> {
			sent(mailbox, mail, limit);
			return null;
		});
		Thread.ofVirtual().name("prompt-mail").start(sending);
		try {
			sending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new MailNotSent(String.valueOf(ex.getCause()), false);
		}
		catch (TimeoutException | CancellationException ex) {
			throw new MailNotSent("Not accepted within " + limit, true);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MailNotSent("The server stops", true);
		}
		finally {
			// An interrupt closes the socket of a virtual thread.
			sending.cancel(true);
		}
	}

	private void sent(MailProperties.Mailbox mailbox, Mail mail, Duration limit) throws MessagingException {
		Session session = MailSessions.outgoing(mailbox, limit);
		String id = "<" + UUID.randomUUID() + "@" + mailbox.address().replaceAll(".*@", "") + ">";
		MimeMessage message = MailDispatch.message(session,
				new OutgoingMails.Due(0, KIND, id, 0,
						new OutgoingMails.Draft(mailbox.address(), mail.recipient(), mail.subject(), mail.body(), "")),
				this.clock.instant());
		try (Transport transport = session.getTransport()) {
			transport.connect(mailbox.username(), mailbox.password());
			transport.sendMessage(message, message.getAllRecipients());
		}
	}

}
