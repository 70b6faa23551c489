package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yihaotong.speech.Heard;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSession;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.ListenResult;

/**
 * Listens to callers: brings a call's audio to the recogniser.
 */
final class Ear {

	private static final int BYTES_PER_MILLI = 16;

	/** Whoever has begun may speak this long. */
	private static final Duration LONGEST_SPEECH = Duration.ofSeconds(25);

	private final SpeechRecogniser recogniser;

	private final Duration patienceWithRecogniser;

	Ear(SpeechRecogniser recogniser, Duration patienceWithRecogniser) {
		this.recogniser = recogniser;
		this.patienceWithRecogniser = patienceWithRecogniser;
	}

	/**
	 * What is expected of a caller.
	 *
	 * @param language what the caller speaks
	 * @param phrases what may be said; empty for anything
	 */
	record Expected(Locale language, List<String> phrases) {
	}

	/**
	 * What counts of what a caller says who is not asked.
	 *
	 * @param language what the caller speaks
	 * @param answers the phrases
	 */
	record Watched(Locale language, Flow.Answers answers) {
	}

	/**
	 * Plays a prompt and listens; speech or a key interrupts the prompt.
	 * @param call the caller
	 * @param sound the prompt
	 * @param expected what may be said
	 * @param patience how long after the prompt the caller may be silent
	 * @return what came
	 */
	Answer listen(Call call, Path sound, Expected expected, Duration patience) {
		Optional<SpeechSession> opened = this.recogniser.open(expected.language(), expected.phrases());
		if (opened.isEmpty()) {
			return new Answer.Deaf();
		}
		try (SpeechSession session = opened.get()) {
			Duration silence = length(sound).plus(patience);
			ListenResult result = call.listen(sound, new Listener(session, silence.toMillis() * BYTES_PER_MILLI),
					patience.plus(LONGEST_SPEECH));
			return switch (result) {
				case ListenResult.Spoken spoken -> answer(session);
				case ListenResult.Silence silent -> answer(session);
				case ListenResult.Key key -> new Answer.Keys(String.valueOf(key.key()));
				case ListenResult.NoMedia none -> new Answer.Deaf();
			};
		}
	}

	/**
	 * Plays a sound to its end while listening for what may be said at any point: nothing
	 * else that is said interrupts it.
	 * @param call the caller
	 * @param sound the prompt
	 * @param watched what is listened for
	 * @param patience how long after the prompt a key is waited for
	 * @return a key, one of those phrases, nothing, or that nobody can be listened to:
	 * then nothing was played
	 */
	Answer overhear(Call call, Path sound, Watched watched, Duration patience) {
		Flow.Answers answers = watched.answers();
		Optional<SpeechSession> opened = this.recogniser.watch(watched.language(), answers.anywhere());
		if (opened.isEmpty()) {
			return new Answer.Deaf();
		}
		try (SpeechSession session = opened.get()) {
			Watcher watcher = new Watcher(session, answers);
			return switch (call.overhear(sound, watcher, patience)) {
				case ListenResult.Spoken spoken -> watcher.said();
				case ListenResult.Silence silent -> watcher.spoken() ? said(session, answers) : new Answer.Nothing();
				case ListenResult.Key key -> new Answer.Keys(String.valueOf(key.key()));
				case ListenResult.NoMedia none -> new Answer.Deaf();
			};
		}
	}

	/** The last words are known a moment after they were said. */
	private Answer said(SpeechSession session, Flow.Answers answers) {
		session.finish(this.patienceWithRecogniser);
		String text = session.soFar();
		return answers.calls(text) ? new Answer.Said(text) : new Answer.Nothing();
	}

	private Answer answer(SpeechSession session) {
		Heard heard = session.finish(this.patienceWithRecogniser);
		return heard.understood() ? new Answer.Said(heard.text()) : new Answer.Nothing();
	}

	private static Duration length(Path sound) {
		try {
			return Duration.ofMillis(Files.size(sound) / BYTES_PER_MILLI);
		}
		catch (IOException ex) {
			return Duration.ofSeconds(10);
		}
	}

	/** Ends the listening when a phrase was said that counts at any point. */
	private static final class Watcher implements AudioListener {

		private final SpeechSession session;

		private final Flow.Answers answers;

		private volatile String text = "";

		private volatile boolean spoken;

		Watcher(SpeechSession session, Flow.Answers answers) {
			this.session = session;
			this.answers = answers;
		}

		@Override
		public Progress audio(byte[] pcm) {
			this.spoken |= this.session.feed(pcm) != SpeechSession.State.QUIET;
			String soFar = this.session.soFar();
			if (this.answers.calls(soFar)) {
				this.text = soFar;
				return Progress.DONE;
			}
			return Progress.QUIET;
		}

		boolean spoken() {
			return this.spoken;
		}

		Answer said() {
			return this.text.isEmpty() ? new Answer.Nothing() : new Answer.Said(this.text);
		}

	}

	/**
	 * Ends the listening when the speaker has ended, or has not begun for too long. Audio
	 * is counted, not the clock, so a late thread changes nothing.
	 */
	private static final class Listener implements AudioListener {

		private final SpeechSession session;

		private final long mostQuietBytes;

		private long bytes;

		Listener(SpeechSession session, long mostQuietBytes) {
			this.session = session;
			this.mostQuietBytes = mostQuietBytes;
		}

		@Override
		public Progress audio(byte[] pcm) {
			this.bytes += pcm.length;
			return switch (this.session.feed(pcm)) {
				case QUIET -> (this.bytes >= this.mostQuietBytes) ? Progress.DONE : Progress.QUIET;
				case SPEAKING -> Progress.SPEAKING;
				case ENDED -> Progress.DONE;
			};
		}

	}

}
