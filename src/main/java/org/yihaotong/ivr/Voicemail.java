package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallerGone;
import org.yihaotong.telephony.Recording;

/**
 * Lets a caller leave a message.
 */
final class Voicemail {

	private static final Logger logger = LoggerFactory.getLogger(Voicemail.class);

	/** Whoever thinks for this long has ended. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final MessageDesk desk;

	private final Executor executor;

	Voicemail(MessageDesk desk, Executor executor) {
		this.desk = desk;
		this.executor = executor;
	}

	/**
	 * Takes a message; its transcript is made while the flow goes on.
	 * @param step what to say
	 * @param talk the call
	 * @return the next step
	 */
	String take(Step.Voicemail step, Talk talk) {
		if (talk.waits()) {
			talk.call().leaveWaitingRoom();
		}
		talk.say(step.prompt());
		return switch (talk.call().record(step.longest(), SILENCE)) {
			case Recording.NotPossible none -> step.otherwise();
			case Recording.Recorded recorded -> took(recorded, step, talk);
		};
	}

	private String took(Recording.Recorded recorded, Step.Voicemail step, Talk talk) {
		try {
			recorded.key().ifPresent(Voicemail::check);
		}
		catch (Diverted ex) {
			delete(recorded.file());
			throw ex;
		}
		boolean said = said(recorded.file());
		if (said) {
			// The message ends the contact, also when it can only be stored later.
			talk.leaving(Talk.Leaving.OPEN);
			ContactId contact = talk.call().contact();
			if (talk.queued()) {
				this.desk.ends(contact);
			}
			this.executor.execute(() -> this.desk.take(contact, recorded.file()));
		}
		else {
			delete(recorded.file());
		}
		if (recorded.callerGone()) {
			throw new CallerGone("Contact " + talk.call().contact() + " hung up after the beep");
		}
		return said ? step.next() : step.otherwise();
	}

	/** # ends a message here; elsewhere it means a person. */
	private static void check(char key) {
		if (key != '#') {
			Diverted.Where.check(key);
		}
	}

	/** A file that cannot be read now is kept for later. */
	private static boolean said(Path file) {
		try {
			return !MessageSound.read(file).utterances().isEmpty();
		}
		catch (IOException ex) {
			logger.warn("The message {} cannot be read: {}", file, ex.toString());
			return true;
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			logger.warn("The message {} cannot be deleted: {}", file, ex.toString());
		}
	}

}
