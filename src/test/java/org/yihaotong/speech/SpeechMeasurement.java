package org.yihaotong.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Measures a model for {@code ./bench speech}: how well it hears, how many callers at
 * once, and how soon.
 */
public final class SpeechMeasurement implements AutoCloseable {

	private static final List<String> VOICES = List.of("antonio", "Mike", "f4", "belinda", "klatt2", "Andy");

	private static final double MOST_MILLIS = 1_500;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Answers of the flow to a question with yes or no, as a grammar. */
	private static final List<String> ANSWERS = List.of("对", "是的", "没错", "好的", "可以", "对没错", "对没错就是这个", "对没错就是这个地址",
			"不对", "不是", "错了", "不用", "听错了", "不对你听错了", "人工", "转人工", "客服", "给我转人工", "给我转人工客服");

	private final VoskSpeechRecogniser recogniser;

	private final Path folder;

	/**
	 * Loads a model.
	 * @param model its folder
	 * @param adapted where the adapted one may stand
	 * @param folder for what is written
	 * @throws IOException if it cannot be loaded
	 */
	public SpeechMeasurement(Path model, Path adapted, Path folder) throws IOException {
		this.folder = folder;
		this.recogniser = VoskSpeechRecogniser
			.load(TestSpeech.properties(model, Map.of(), adapted, folder, 2_000, PATIENCE));
	}

	/** The model's name with its version. */
	public String name() {
		return this.recogniser.model().orElse("");
	}

	/**
	 * What was heard of a set.
	 *
	 * @param characterErrorRate wrong characters by characters said
	 * @param exactShare sentences without any wrong one
	 * @param sentences how many
	 */
	public record Accuracy(double characterErrorRate, double exactShare, int sentences) {
	}

	/** An utterance. */
	record Spoken(String text, byte[] pcm) {
	}

	/** The sixty synthetic calls, heard as open speech. */
	public Accuracy synthetic() throws IOException {
		return accuracy(calls(), List.of(), UnaryOperator.identity());
	}

	/**
	 * Those of them that answer a question with yes or no or ask for a person, with the
	 * grammar of such a question.
	 */
	public Accuracy answers() throws IOException {
		return accuracy(calls().stream().filter((call) -> ANSWERS.contains(call.text())).toList(), ANSWERS,
				UnaryOperator.identity());
	}

	/**
	 * Those of them that are figures alone, with the grammar of figures; compared as
	 * figures.
	 */
	public Accuracy figures() throws IOException {
		List<Spoken> figures = calls().stream()
			.filter((call) -> SpokenDigits.read(call.text()).matches("[0-9]+"))
			.map((call) -> new Spoken(SpokenDigits.figures(call.text()), call.pcm()))
			.toList();
		return accuracy(figures, SpokenDigits.phrases(), SpokenDigits::figures);
	}

	/**
	 * Sentences of texts that nothing was learnt from, by another hand than the training
	 * texts, spoken by espeak-ng in voices that the acoustic model does not know.
	 * @param heldOut folder of the texts
	 */
	public Accuracy heldOut(Path heldOut) throws IOException {
		List<Spoken> spoken = new ArrayList<>();
		for (String text : shortTexts(heldOut)) {
			spoken.add(new Spoken(text, speak(text, VOICES.get(spoken.size() % VOICES.size()))));
		}
		return accuracy(spoken, List.of(), UnaryOperator.identity());
	}

	private static List<String> shortTexts(Path heldOut) throws IOException {
		try (Stream<Path> files = Files.list(heldOut)) {
			return files.filter((file) -> file.toString().endsWith(".tsv"))
				.sorted()
				.flatMap(SpeechMeasurement::lines)
				.filter((line) -> line.contains("\t"))
				.map((line) -> SpokenNumbers.spell(line.substring(line.indexOf('\t') + 1)))
				.map((text) -> text.replaceAll("[，。？！、\\s]", ""))
				.filter((text) -> text.matches("\\p{IsHan}{6,36}"))
				.limit(90)
				.toList();
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] speak(String text, String voice) {
		SpeechProperties properties = new SpeechProperties(this.folder, Map.of(), this.folder, 1, PATIENCE, PATIENCE,
				PATIENCE, PATIENCE, this.folder.resolve("spoken"), 5_000, this.folder.resolve("none"),
				"cmn-latn-pinyin+" + voice, 165, 45, PATIENCE, 2);
		return TestSpeech.pcm(new EspeakSynthesiser(properties, Clock.systemUTC()).speak(text));
	}

	/**
	 * Recordings of real speakers, which are no part of the project.
	 * @param real folder with {@code real.tsv} and {@code alaw}
	 * @param words true for the single words, heard with the grammar of those words;
	 * false for the sentences, heard as open speech
	 */
	public Accuracy real(Path real, boolean words) throws IOException {
		List<Spoken> all = Files.readAllLines(real.resolve("real.tsv"))
			.stream()
			.skip(1)
			.map((line) -> line.split("\t"))
			.filter((row) -> row[0].startsWith("dsp20-") == words)
			.map((row) -> new Spoken(row[1], TestSpeech.pcm(real.resolve("alaw").resolve(row[0] + ".wav"))))
			.toList();
		List<String> grammar = words ? all.stream().map(Spoken::text).distinct().toList() : List.of();
		return accuracy(all, grammar, UnaryOperator.identity());
	}

	private static List<Spoken> calls() throws IOException {
		return TestSpeech.transcripts().stream().map((row) -> new Spoken(row[2], TestSpeech.call(row[0]))).toList();
	}

	private Accuracy accuracy(List<Spoken> spoken, List<String> phrases, UnaryOperator<String> form) {
		Hearing hearing = new Hearing();
		spoken.forEach((one) -> hearing.add(one.text(), form.apply(Hearing.hear(this.recogniser, phrases, one.pcm()))));
		return new Accuracy(hearing.characterErrorRate(), hearing.exactShare(), hearing.sentences());
	}

	/**
	 * How soon callers are answered who talk at the pace of real time.
	 * @param callers at once
	 * @param seconds how long at least
	 * @return {@code end_of_speech_p50_ms}, …: from the caller's last sound to the text;
	 * {@code barge_in_p50_ms}, …: from the first sound until the prompt is told to stop
	 */
	public Map<String, Double> soon(int callers, int seconds) throws Exception {
		List<PacedCall.Times> times = together(callers, seconds, PacedCall.ours(this.recogniser));
		Map<String, Double> figures = new LinkedHashMap<>();
		List<Double> ends = times.stream().map(PacedCall.Times::textMillis).sorted().toList();
		List<Double> onsets = times.stream().map(PacedCall.Times::onsetMillis).sorted().toList();
		figures.put("end_of_speech_p50_ms", share(ends, 0.5));
		figures.put("end_of_speech_p95_ms", share(ends, 0.95));
		figures.put("barge_in_p50_ms", share(onsets, 0.5));
		figures.put("barge_in_p95_ms", share(onsets, 0.95));
		return figures;
	}

	/**
	 * A number of callers at once.
	 *
	 * @param keptUp whether recognition kept up with them: 95 % had their text within the
	 * 1.5 s after their last sound that a caller is to wait at most
	 * @param textMillis the 95th percentile of that
	 * @param perCore seconds of speech for each second of processor time
	 */
	public record Load(boolean keptUp, double textMillis, double perCore) {
	}

	/**
	 * Lets callers talk at once, all of them without a pause, at the pace of real time.
	 * @param bare whether by Vosk alone, without the service around it
	 */
	public Load load(int callers, int seconds, boolean bare, Path model) throws Exception {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long before = system.getProcessCpuTime();
		List<PacedCall.Times> times;
		if (bare) {
			try (BareVosk vosk = new BareVosk(model)) {
				times = together(callers, seconds, vosk);
			}
		}
		else {
			times = together(callers, seconds, PacedCall.ours(this.recogniser));
		}
		double cpu = (system.getProcessCpuTime() - before) / 1e9;
		double text = share(times.stream().map(PacedCall.Times::textMillis).sorted().toList(), 0.95);
		double audio = times.stream().mapToDouble(PacedCall.Times::audioSeconds).sum();
		return new Load(text <= MOST_MILLIS, text, audio / cpu);
	}

	private static List<PacedCall.Times> together(int callers, int seconds, PacedCall.Ear ear) throws Exception {
		List<byte[]> calls = calls().stream().map(Spoken::pcm).toList();
		long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<List<PacedCall.Times>>> tasks = IntStream
				.range(0, callers).<Callable<List<PacedCall
						.Times>>>mapToObj((caller) -> () -> talk(calls, caller, end, ear))
				.toList();
			List<PacedCall.Times> times = new ArrayList<>();
			for (Future<List<PacedCall.Times>> done : threads.invokeAll(tasks)) {
				times.addAll(done.get());
			}
			return times;
		}
	}

	private static List<PacedCall.Times> talk(List<byte[]> calls, int caller, long end, PacedCall.Ear ear)
			throws Exception {
		// Callers do not begin in the same moment.
		Thread.sleep(caller * 137L % 1_000);
		List<PacedCall.Times> times = new ArrayList<>();
		for (int call = caller; System.nanoTime() < end; call++) {
			times.add(new PacedCall(calls.get(call % calls.size())).run(ear));
		}
		return times;
	}

	private static double share(List<Double> sorted, double share) {
		return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
	}

	@Override
	public void close() {
		this.recogniser.close();
	}

}
