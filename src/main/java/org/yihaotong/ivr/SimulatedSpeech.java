package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yihaotong.speech.Heard;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSession;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.speech.SynthesisFailed;

/**
 * Speech without sound: a prompt is a path that ends with its text, and what is heard is
 * what the simulated caller said.
 */
class SimulatedSpeech implements SpeechRecogniser, SpeechSynthesiser {

	private String spoken = "";

	private boolean deaf;

	private String unspeakable = "nothing";

	void spoken(String text) {
		this.spoken = text;
	}

	void deafen() {
		this.deaf = true;
	}

	void cannotSpeak(String part) {
		this.unspeakable = part;
	}

	@Override
	public Path speak(String text) {
		if (text.contains(this.unspeakable)) {
			throw new SynthesisFailed("Simulated");
		}
		return Path.of("said", text);
	}

	@Override
	public Optional<SpeechSession> open(List<String> phrases) {
		return this.deaf ? Optional.empty() : Optional.of(new Session());
	}

	/** A script is heard in whatever language it is written. */
	@Override
	public Optional<SpeechSession> open(Locale language, List<String> phrases) {
		return open(phrases);
	}

	@Override
	public Optional<SpeechSession> watch(Locale language, List<String> phrases) {
		return open(phrases);
	}

	@Override
	public Optional<String> model() {
		return this.deaf ? Optional.empty() : Optional.of("simulated");
	}

	@Override
	public List<String> unknown(List<String> phrases) {
		return List.of();
	}

	private final class Session implements SpeechSession {

		@Override
		public State feed(byte[] pcm) {
			return State.QUIET;
		}

		@Override
		public String soFar() {
			return SimulatedSpeech.this.spoken;
		}

		@Override
		public Heard finish(Duration patience) {
			String text = SimulatedSpeech.this.spoken;
			SimulatedSpeech.this.spoken = "";
			return text.isEmpty() ? Heard.NOTHING : new Heard(text, 1);
		}

		@Override
		public void close() {
		}

	}

}
