package org.yihaotong.intake.mailbox;

import java.util.List;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches every mailbox, each on a thread of its own.
 */
@Component
class Mailboxes implements SmartLifecycle {

	private final MailProperties properties;

	private final LetterBox letters;

	private final TakenLetters taken;

	private volatile List<MailboxWatch> watches = List.of();

	Mailboxes(MailProperties properties, LetterBox letters, TakenLetters taken) {
		this.properties = properties;
		this.letters = letters;
		this.taken = taken;
	}

	@Override
	public void start() {
		this.watches = this.properties.mailboxes()
			.stream()
			.map((mailbox) -> new MailboxWatch(mailbox, this.properties, this.letters, this.taken))
			.toList();
		this.watches.forEach(MailboxWatch::start);
	}

	@Override
	public void stop() {
		this.watches.forEach(MailboxWatch::stop);
		this.watches = List.of();
	}

	@Override
	public boolean isRunning() {
		return !this.watches.isEmpty();
	}

}
