package org.yihaotong.intake.mailbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one mailbox for as long as the server runs: takes what is new, listens by IDLE
 * (RFC 2177), and comes back after every failure, with pauses that grow.
 */
final class MailboxWatch {

	private static final Logger log = LoggerFactory.getLogger(MailboxWatch.class);

	private static final Duration AGAIN = Duration.ofSeconds(1);

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final MailProperties.Mailbox mailbox;

	private final MailProperties properties;

	private final LetterBox letters;

	private final TakenLetters taken;

	private volatile @Nullable IMAPStore connection;

	private volatile @Nullable Thread thread;

	MailboxWatch(MailProperties.Mailbox mailbox, MailProperties properties, LetterBox letters, TakenLetters taken) {
		this.mailbox = mailbox;
		this.properties = properties;
		this.letters = letters;
		this.taken = taken;
	}

	void start() {
		// A platform thread: the library's IDLE waits inside a lock of its own.
		this.thread = Thread.ofPlatform().daemon().name("mailbox-" + this.mailbox.address()).start(this::run);
	}

	void stop() {
		this.stopped.countDown();
		IMAPStore open = this.connection;
		Thread running = this.thread;
		try {
			if (open != null) {
				// Breaks an IDLE off; a polite LOGOUT would wait for it.
				open.close();
			}
			if (running != null) {
				running.interrupt();
				running.join(Duration.ofSeconds(10));
			}
		}
		catch (MessagingException ex) {
			log.debug("Closing {}", this.mailbox, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		Duration pause = this.properties.firstPause();
		while (this.stopped.getCount() > 0) {
			try {
				watch();
				pause = this.properties.firstPause();
			}
			catch (MessagingException | RuntimeException ex) {
				if (this.stopped.getCount() == 0) {
					return;
				}
				log.warn("Mailbox {} is tried again in {} s: {}", this.mailbox, pause.toSeconds(), ex.toString());
				pauseFor(pause);
				Duration doubled = pause.multipliedBy(2);
				pause = (doubled.compareTo(this.properties.longestPause()) < 0) ? doubled
						: this.properties.longestPause();
			}
		}
	}

	private void watch() throws MessagingException {
		var session = MailSessions.incoming(this.mailbox, this.properties.timeout(), this.properties.idle());
		try (IMAPStore store = (IMAPStore) session.getStore("imap")) {
			this.connection = store;
			store.connect(this.mailbox.username(), this.mailbox.password());
			try (IMAPFolder folder = (IMAPFolder) store.getFolder(this.mailbox.folder())) {
				folder.open(Folder.READ_WRITE);
				log.info("Mailbox {} is watched", this.mailbox);
				boolean idle = store.hasCapability("IDLE");
				while (this.stopped.getCount() > 0) {
					takeNew(folder);
					listen(folder, idle);
				}
			}
		}
		finally {
			this.connection = null;
		}
	}

	private void takeNew(IMAPFolder folder) throws MessagingException {
		int seen = -1;
		// What comes while letters are taken is not told again.
		while (seen < folder.getMessageCount() && this.stopped.getCount() > 0) {
			seen = folder.getMessageCount();
			long last = this.taken.lastUid(this.mailbox.address(), folder.getUIDValidity());
			for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
				long uid = folder.getUID(message);
				// UID last:* always gives the last one, also when it is older.
				if (uid > last) {
					this.letters.take(new TakenLetters.Place(this.mailbox.address(), folder.getUIDValidity(), uid),
							(MimeMessage) message);
					message.setFlag(Flags.Flag.SEEN, true);
				}
			}
		}
	}

	private void listen(IMAPFolder folder, boolean idle) throws MessagingException {
		if (!idle) {
			pauseFor(this.properties.timeout());
			folder.getMessageCount();
			return;
		}
		CountDownLatch ended = new CountDownLatch(1);
		Thread.ofVirtual().name("idle-renewal").start(() -> renew(folder, ended));
		try {
			folder.idle(true);
		}
		finally {
			ended.countDown();
		}
	}

	/**
	 * Any command ends an IDLE; without a sign of life routers forget the connection. The
	 * library sends none within a second of the last answer, so it is asked until the
	 * IDLE has ended.
	 */
	private void renew(IMAPFolder folder, CountDownLatch ended) {
		try {
			Duration wait = this.properties.idle();
			while (!ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
				folder.getMessageCount();
				wait = AGAIN;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (MessagingException | IllegalStateException ex) {
			log.debug("Renewing {}", this.mailbox, ex);
		}
	}

	private void pauseFor(Duration pause) {
		try {
			long jitter = ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 4);
			boolean ended = this.stopped.await(pause.toMillis() + jitter, TimeUnit.MILLISECONDS);
			log.debug("Paused, ended {}", ended);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
