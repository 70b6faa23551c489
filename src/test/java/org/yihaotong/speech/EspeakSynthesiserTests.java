package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EspeakSynthesiserTests {

	@TempDir
	private Path folder;

	private EspeakSynthesiser synthesiser() {
		return new EspeakSynthesiser(TestSpeech.properties(this.folder, this.folder, 0), Clock.systemUTC());
	}

	@Test
	void speaksSoThatTheRecogniserUnderstandsIt() {
		List<String> texts = List.of("请问您要反映什么事情", "对不起我没有听清楚", "我要投诉小区停水", "正在为您转人工", "请说出您的车牌号");
		int errors = texts.stream().mapToInt((text) -> Hearing.distance(text, heard(text))).sum();
		assertThat(errors).as("wrong characters of 43").isLessThanOrEqualTo(8);
	}

	@Test
	void readsAPlateSoThatTheRecogniserUnderstandsIt() {
		assertThat(heard("车牌号是粤B72904")).isEqualTo("车牌号是粤B七二九零四");
	}

	private String heard(String text) {
		Path wav = synthesiser().speak(text);
		try (VoskSpeechRecogniser recogniser = (VoskSpeechRecogniser) TestSpeech.recogniser(this.folder);
				SpeechSession session = recogniser.open(List.of()).orElseThrow()) {
			session.feed(TestSpeech.pcm(wav));
			return session.finish(Duration.ofSeconds(20)).text();
		}
	}

	@Test
	void speaksATextOnlyOnce() throws IOException {
		Path first = synthesiser().speak("您好");
		Files.writeString(first, "kept");
		assertThat(synthesiser().speak("您好")).isEqualTo(first).hasContent("kept");
		assertThat(synthesiser().speak("再见")).isNotEqualTo(first);
		assertThat(Files.list(first.getParent())).hasSize(2);
	}

	@Test
	void speaksAnotherLanguageWithAVoiceOfItsOwn() {
		Path english = synthesiser().speak(Locale.US, "City hotline");
		assertThat(english).isNotEqualTo(synthesiser().speak("City hotline"));
		// Letter by letter it takes more than twice as long.
		assertThat(TestSpeech.pcm(english).length).isBetween(8_000,
				TestSpeech.pcm(synthesiser().speak("City hotline")).length);
		assertThatExceptionOfType(SynthesisFailed.class)
			.isThrownBy(() -> synthesiser().speak(Locale.forLanguageTag("tlh"), "Qapla'"));
	}

	@Test
	void givesSilenceForAPause() {
		byte[] pcm = TestSpeech.pcm(synthesiser().speak("…"));
		assertThat(pcm).hasSize(16_000);
	}

	@Test
	void prefersARecording() throws IOException {
		Path recording = this.folder.resolve("recordings").resolve(EspeakSynthesiser.hash("您好") + ".wav");
		Files.createDirectories(recording.getParent());
		Files.copy(synthesiser().speak("你好"), recording);
		assertThat(synthesiser().speak("您好")).isEqualTo(recording.toAbsolutePath());
	}

	@Test
	void ignoresARecordingInAWrongFormat() throws IOException {
		Path recording = this.folder.resolve("recordings").resolve(EspeakSynthesiser.hash("您好") + ".wav");
		Files.createDirectories(recording.getParent());
		Files.copy(Path.of("nlp-models/speech/calls/alaw/call01.wav"), recording);
		assertThat(synthesiser().speak("您好")).isNotEqualTo(recording.toAbsolutePath());
	}

	@Test
	void refusesATextThatIsTooLong() {
		assertThatExceptionOfType(SynthesisFailed.class).isThrownBy(() -> synthesiser().speak("好".repeat(501)))
			.withMessageContaining("501");
	}

	@Test
	void saysWhatIsNeededWhenItCannotWrite() throws IOException {
		Files.writeString(this.folder.resolve("prompts"), "a file, not a folder");
		assertThatExceptionOfType(SynthesisFailed.class).isThrownBy(() -> synthesiser().speak("您好"))
			.withMessageContaining("espeak-ng");
	}

	@Test
	void keepsOnlyTheLatelyUsedFiles() throws IOException {
		PromptCache cache = new PromptCache(this.folder, 3, Clock.systemUTC());
		for (int at = 0; at < 5; at++) {
			Path draft = cache.draft();
			Files.writeString(draft, "x");
			Path kept = cache.keep(draft, "prompt" + at);
			Files.setLastModifiedTime(kept, java.nio.file.attribute.FileTime.fromMillis(at));
		}
		assertThat(cache.find("prompt0")).isPresent();
		cache.sweep();
		assertThat(cache.find("prompt0")).isPresent();
		assertThat(cache.find("prompt1")).isEmpty();
		assertThat(cache.find("prompt4")).isPresent();
	}

}
