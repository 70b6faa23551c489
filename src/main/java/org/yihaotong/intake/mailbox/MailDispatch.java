package org.yihaotong.intake.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.AfterCommit;

/**
 * Sends what is due, one letter after another, on a thread of its own. Woken by every new
 * letter and by the next time that one is due.
 */
@Component
class MailDispatch implements SmartLifecycle {

	/** Letters of other nodes that died are found at the latest then. */
	private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

	private static final int LONGEST_ERROR = 500;

	private static final Logger log = LoggerFactory.getLogger(MailDispatch.class);

	private final OutgoingMails mails;

	private final MailProperties properties;

	private final Map<String, MailProperties.Mailbox> mailboxes;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Semaphore work = new Semaphore(0);

	private volatile boolean running;

	private @Nullable Thread thread;

	MailDispatch(OutgoingMails mails, MailProperties properties, TransactionTemplate transaction, Clock clock) {
		this.mails = mails;
		this.properties = properties;
		this.mailboxes = properties.mailboxes()
			.stream()
			.collect(Collectors.toMap(MailProperties.Mailbox::address, Function.identity()));
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Says that there is a letter. Inside a transaction it counts when that is stored:
	 * whoever looks before finds nothing and sleeps on.
	 */
	void wake() {
		AfterCommit.run(this.work::release, this.work::release);
	}

	/** Whether somebody has called since it was last looked for letters. */
	boolean isWoken() {
		return this.work.availablePermits() > 0;
	}

	@Override
	public void start() {
		if (!this.mailboxes.isEmpty()) {
			// Before the thread, which ends when it finds that nothing runs.
			this.running = true;
			this.thread = Thread.ofVirtual().name("mail-dispatch").start(this::run);
		}
	}

	@Override
	public void stop() {
		this.running = false;
		Thread last = this.thread;
		if (last != null) {
			last.interrupt();
			try {
				last.join(Duration.ofSeconds(10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void run() {
		while (isRunning()) {
			Duration pause = this.properties.firstPause();
			try {
				boolean more = true;
				while (isRunning() && more) {
					more = Boolean.TRUE.equals(this.transaction.execute((status) -> sendNext()));
				}
				pause = this.mails.untilNext(this.clock.instant()).orElse(LONGEST_SLEEP);
			}
			catch (RuntimeException ex) {
				// The database is away: nothing is lost, the letters stand in it.
				log.warn("Letters cannot be sent now: {}", ex.toString());
			}
			if (!await(pause)) {
				return;
			}
		}
	}

	/** Waits for work or for the time; false when the server stops. */
	private boolean await(Duration pause) {
		long millis = Math.clamp(pause.toMillis(), 50, LONGEST_SLEEP.toMillis());
		try {
			if (this.work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
				this.work.drainPermits();
			}
			return isRunning();
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private boolean sendNext() {
		Instant now = this.clock.instant();
		OutgoingMails.Due due = this.mails.next(now).orElse(null);
		if (due == null) {
			return false;
		}
		try {
			send(due, now);
			this.mails.sent(due.id(), now);
		}
		catch (MessagingException ex) {
			noteFailure(due, now, ex);
		}
		return true;
	}

	private void noteFailure(OutgoingMails.Due due, Instant now, MessagingException ex) {
		String error = ex.toString();
		boolean last = due.tries() + 1 >= this.properties.tries();
		if (last) {
			log.error("Letter {} is given up after {} tries: {}", due.id(), due.tries() + 1, error);
		}
		else {
			log.warn("Letter {} is tried again: {}", due.id(), error);
		}
		this.mails.failed(due.id(), error.substring(0, Math.min(error.length(), LONGEST_ERROR)),
				last ? null : now.plus(pause(due.tries())));
	}

	private Duration pause(int tries) {
		Duration doubled = this.properties.firstPause().multipliedBy(1L << Math.min(tries, 20));
		return (doubled.compareTo(this.properties.longestPause()) < 0) ? doubled : this.properties.longestPause();
	}

	private void send(OutgoingMails.Due due, Instant now) throws MessagingException {
		MailProperties.Mailbox mailbox = this.mailboxes.get(due.draft().mailbox());
		if (mailbox == null) {
			throw new MessagingException("The mailbox " + due.draft().mailbox() + " is not configured any more");
		}
		Session session = MailSessions.outgoing(mailbox, this.properties.timeout());
		MimeMessage message = message(session, due, now);
		try (Transport transport = session.getTransport()) {
			transport.connect(mailbox.username(), mailbox.password());
			transport.sendMessage(message, message.getAllRecipients());
		}
	}

	static MimeMessage message(Session session, OutgoingMails.Due due, Instant now) throws MessagingException {
		OutgoingMails.Draft draft = due.draft();
		MimeMessage message = new OwnMessageId(session, due.messageId());
		message.setFrom(new InternetAddress(draft.mailbox()));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress(draft.recipient()));
		message.setSubject(draft.subject().replaceAll("[\\r\\n]+", " "), StandardCharsets.UTF_8.name());
		message.setText(draft.body(), StandardCharsets.UTF_8.name());
		message.setSentDate(Date.from(now));
		boolean receipt = OutgoingMails.ACKNOWLEDGEMENT.equals(due.kind());
		// RFC 3834: a receipt answers by itself, a reply is written by a person and sent
		// by a machine.
		message.setHeader("Auto-Submitted", receipt ? "auto-replied" : "auto-generated");
		message.setHeader("X-Auto-Response-Suppress", "All");
		if (!draft.inReplyTo().isEmpty()) {
			String answered = draft.inReplyTo().replaceAll("[\\r\\n]+", " ");
			message.setHeader("In-Reply-To", answered);
			message.setHeader("References", answered);
		}
		message.saveChanges();
		return message;
	}

	/** The same Message-ID at every try: what arrives twice is shown once. */
	private static final class OwnMessageId extends MimeMessage {

		private final String messageId;

		OwnMessageId(Session session, String messageId) {
			super(session);
			this.messageId = messageId;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", this.messageId);
		}

	}

}
