package org.yihaotong.ivr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.speech.Heard;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSession;
import org.yihaotong.telephony.LeftMessages;

/**
 * Makes a contact of each message that a caller left: in the queue like a message of the
 * app, with the transcript as its text and the sound enclosed. A message that could not
 * be stored at once is tried again until it is.
 */
class MessageDesk {

	private static final Logger logger = LoggerFactory.getLogger(MessageDesk.class);

	/** Longer than a message and its transcript take. */
	private static final Duration LEFT_OVER = Duration.ofMinutes(6);

	private static final Duration PATIENCE_WITH_RECOGNISER = Duration.ofSeconds(20);

	private static final String SUBJECT = "语音留言";

	private static final String NOT_UNDERSTOOD = "（语音留言，请听录音）";

	private final IntakeDesk intake;

	private final SpeechRecogniser recogniser;

	private final Function<LineNumber, Locale> languages;

	private final Supplier<Optional<LeftMessages>> left;

	private final Clock clock;

	MessageDesk(IntakeDesk intake, SpeechRecogniser recogniser, Function<LineNumber, Locale> languages,
			Supplier<Optional<LeftMessages>> left, Clock clock) {
		this.languages = languages;
		this.intake = intake;
		this.recogniser = recogniser;
		this.left = left;
		this.clock = clock;
	}

	/**
	 * Ends a call that waits in the queue before its message is taken, so that the
	 * caller's leaving is no abandoned wait.
	 * @param call the call
	 */
	void ends(ContactId call) {
		try {
			this.intake.end(call, ContactOutcome.LEFT_MESSAGE);
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} ends with its message: {}", call, ex.toString());
		}
	}

	/**
	 * Takes a message over and ends the call that left it. Doing it twice does nothing.
	 * @param call the call
	 * @param file the sound; deleted once it is stored
	 * @return whether it was stored; if not, it is tried again later
	 */
	boolean take(ContactId call, Path file) {
		try {
			ContactView caller = this.intake.find(call).orElseThrow();
			this.intake.receive(message(caller, file));
			this.intake.end(call, ContactOutcome.LEFT_MESSAGE);
			Files.deleteIfExists(file);
			return true;
		}
		catch (RuntimeException | IOException ex) {
			logger.warn("The message of contact {} could not be stored, to be tried again: {}", call, ex.toString());
			return false;
		}
	}

	private NewContact message(ContactView caller, Path file) throws IOException {
		String text = transcript(this.languages.apply(caller.line()), MessageSound.read(file).utterances());
		NewContact.Attachment sound = new NewContact.Attachment("message.wav", "audio/wav", Files.readAllBytes(file));
		return new NewContact(Channel.MESSAGE, "voicemail:" + caller.contact(), caller.line(), caller.citizenName(),
				caller.phone(), Optional.empty(), SUBJECT, text.isEmpty() ? NOT_UNDERSTOOD : text, caller.place(),
				Optional.empty(), List.of(sound));
	}

	private String transcript(Locale language, List<byte[]> utterances) {
		StringBuilder text = new StringBuilder();
		for (byte[] utterance : utterances) {
			Optional<SpeechSession> opened = this.recogniser.open(language, List.of());
			if (opened.isEmpty()) {
				break;
			}
			try (SpeechSession session = opened.get()) {
				session.feed(utterance);
				Heard heard = session.finish(PATIENCE_WITH_RECOGNISER);
				text.append(text.isEmpty() || !heard.understood() ? "" : "，").append(heard.text());
			}
		}
		return text.toString();
	}

	/** Takes over what a killed server or a lost database left behind. */
	@Scheduled(fixedDelayString = "PT1M")
	void takeLeftOver() {
		try {
			this.left.get()
				.ifPresent((messages) -> messages.before(this.clock.instant().minus(LEFT_OVER))
					.forEach((message) -> take(message.contact(), message.file())));
		}
		catch (UncheckedIOException ex) {
			logger.warn("Messages that were left cannot be listed: {}", ex.toString());
		}
	}

}
