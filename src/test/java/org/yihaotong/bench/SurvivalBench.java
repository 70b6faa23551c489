package org.yihaotong.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

/**
 * Breaks one part after another while citizens wait, hear the flow and call, and measures
 * at their ears what they meet: how long nothing was to be heard, and after how long a
 * registered softphone was reached. Options: {@code --size N} only the first N faults,
 * {@code --patience N} as {@code YIHAOTONG_SERVER_PATIENCE}.
 */
public final class SurvivalBench {

	/** Above line noise, below the waiting music and speech. */
	private static final double AUDIBLE = 60;

	private static final Path SPEECH = Path.of("nlp-models/speech/calls/alaw/call01.wav");

	/** What a caller may hear of nothing longer than usual. */
	private static final double LIMIT_S = 2;

	private static final List<String> SEATS = List.of("1021", "1022", "1023");

	private final BenchReport report = new BenchReport("survival", Clock.systemUTC());

	private final SurvivalParts parts;

	private final int patience;

	private double usual;

	private double worst;

	private int calls;

	private int dropped;

	private SurvivalBench(SurvivalParts parts, int patience) {
		this.parts = parts;
		this.patience = patience;
	}

	public static void main(String[] arguments) throws Exception {
		int patience = BenchReport.option(arguments, "patience", 8);
		int most = BenchReport.option(arguments, "size", Integer.MAX_VALUE);
		int status;
		BenchReport.line("Starting PostgreSQL, Redis, Asterisk and the server");
		try (SurvivalParts parts = new SurvivalParts(patience)) {
			SurvivalBench bench = new SurvivalBench(parts, patience);
			bench.run(most);
			status = bench.report.print();
		}
		System.exit(status);
	}

	private void run(int most) throws Exception {
		this.usual = usual();
		BenchReport
			.line("%-30s %-9s %9s %9s %9s  %s".formatted("fault", "caller", "silence s", "reached s", "talked", "met"));
		int count = 0;
		for (SurvivalFault fault : SurvivalFault.all()) {
			if (count++ < most) {
				meet(fault);
			}
		}
		this.report.figure("usual_silence_s", this.usual)
			.figure("patience_s", this.patience)
			.figure("worst_s", this.worst)
			.figure("dropped", this.dropped);
		accounts();
	}

	/**
	 * How long a caller hears nothing between the answer and the greeting when all is
	 * well.
	 */
	private double usual() {
		double longest = 0;
		for (int turn = 0; turn < 3; turn++) {
			long began = System.nanoTime();
			SippCaller caller = calls("13800139000");
			caller.awaitSound();
			longest = Math.max(longest, seconds(caller.heard().longestSilence(began, AUDIBLE)));
			caller.hangUp();
		}
		return longest;
	}

	private SippCaller calls(String number) {
		this.calls++;
		return this.parts.asterisk().call("12345", number);
	}

	private void meet(SurvivalFault fault) throws Exception {
		List<SippTelephone> seats = fault.alone() ? SEATS.stream().map(this.parts.asterisk()::seat).toList()
				: List.of();
		SippCaller waiting = calls("13800139001");
		waiting.awaitSound();
		waiting.press("0");
		Awaitility.await("in the waiting room").atMost(Duration.ofSeconds(30)).until(this::somebodyWaits);
		SippCaller hearing = calls("13800139002");
		hearing.awaitSound();
		long began = System.nanoTime();
		fault.begin().on(this.parts);
		long arrived = System.nanoTime();
		SippCaller arriving = calls("13800139003");
		List<Met> met = List.of(new Met("waiting", waiting, began), new Met("in flow", hearing, began),
				new Met("arriving", arriving, arrived));
		Awaitility.await().pollDelay(Duration.ofMillis(3_500)).until(() -> true);
		met.forEach(Met::measure);
		// Where the flow goes on they ask for a person; music does not mind.
		hearing.press("0");
		arriving.press("0");
		List<Thread> people = new ArrayList<>();
		seats.forEach((seat) -> people.add(Thread.ofVirtual().start(() -> talk(seat, met))));
		for (Thread person : people) {
			person.join();
		}
		met.forEach((caller) -> tell(fault, caller));
		// They hang up while the part is away: the accounts have to be right
		// nevertheless.
		met.stream().map((caller) -> caller.caller).filter((caller) -> !caller.over()).forEach(SippCaller::hangUp);
		fault.end().on(this.parts);
		this.parts.asterisk().closePhones();
		this.parts.asterisk().awaitEmpty();
		long ended = System.nanoTime();
		Awaitility.await("callers can be delivered again").atMost(Duration.ofSeconds(60)).until(this::delivers);
		this.report.figure(fault.name() + "_back_s", seconds(Duration.ofNanos(System.nanoTime() - ended)));
	}

	private boolean delivers() {
		return this.parts.asterisk()
			.asterisk()
			.run("dialplan show globals")
			.lines()
			.filter((line) -> line.contains("YHT_HEARTBEAT="))
			.map((line) -> line.replaceAll(".*=|\\D", ""))
			.anyMatch((time) -> Clock.systemUTC().instant().getEpochSecond() - Long.parseLong(time) < 2);
	}

	private boolean somebodyWaits() {
		return this.parts.asterisk().asterisk().run("core show channels concise").contains("!waiting!");
	}

	/** Answers, listens for a caller who speaks, and goes on until the end. */
	private void talk(SippTelephone seat, List<Met> met) {
		try {
			seat.awaitRinging(Duration.ofSeconds(this.patience + 45)).answer();
			long at = System.nanoTime();
			met.stream()
				.filter((caller) -> seat.shownCaller().contains(caller.number()))
				.findFirst()
				.ifPresent((caller) -> caller.talked(seat, at));
		}
		catch (ConditionTimeoutException ex) {
			BenchReport.line("  a softphone was not reached: " + ex.getMessage());
		}
	}

	private void tell(SurvivalFault fault, Met caller) {
		boolean gone = caller.caller.over();
		this.dropped += gone ? 1 : 0;
		double longer = Math.max(0, caller.silence - (caller.place.equals("arriving") ? this.usual : 0));
		this.worst = Math.max(this.worst, longer);
		String key = fault.name() + "_" + caller.place.replace(' ', '_');
		this.report.figure(key + "_silence_s", longer);
		if (caller.reached > 0) {
			this.report.figure(key + "_reached_s", caller.reached);
		}
		if (gone) {
			this.report.fault(fault.words() + ": the caller " + caller.place + " was dropped");
		}
		if (fault.alone() && !caller.heardBoth) {
			this.report.fault(fault.words() + ": the caller " + caller.place + " did not talk with a softphone");
		}
		if (longer > LIMIT_S) {
			this.report.fault(fault.words() + ": the caller " + caller.place + " heard nothing for "
					+ String.format(Locale.ROOT, "%.1f", longer) + " s");
		}
		BenchReport.line("%-30s %-9s %9.2f %9.1f %9s  %s".formatted(fault.words(), caller.place, longer, caller.reached,
				caller.heardBoth ? "yes" : "-",
				gone ? "dropped" : fault.alone() ? "music, then a softphone" : "music or the flow"));
	}

	/**
	 * Every call must be exactly one contact with one outcome, once all parts are back.
	 */
	private void accounts() {
		String open = "select count(*) from contact where channel = 'VOICE' and outcome is null";
		try {
			Awaitility.await()
				.atMost(Duration.ofSeconds(90))
				.until(() -> count("select count(*) from contact") >= this.calls && count(open) == 0);
		}
		catch (ConditionTimeoutException ex) {
			this.report.fault("not every call is accounted for");
		}
		this.report.figure("calls", this.calls)
			.figure("contacts", count("select count(*) from contact where channel = 'VOICE'"))
			.figure("without_outcome", count(open));
	}

	private int count(String query) {
		return this.parts.rows().sql(query).query(Integer.class).single();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

	/** One caller and what was met. */
	private static final class Met {

		private final String place;

		private final SippCaller caller;

		private final long since;

		private volatile double silence;

		private volatile double reached;

		private volatile boolean heardBoth;

		Met(String place, SippCaller caller, long since) {
			this.place = place;
			this.caller = caller;
			this.since = since;
		}

		String number() {
			return switch (this.place) {
				case "waiting" -> "13800139001";
				case "in flow" -> "13800139002";
				default -> "13800139003";
			};
		}

		void measure() {
			this.silence = seconds(this.caller.heard().longestSilence(this.since, AUDIBLE));
		}

		void talked(SippTelephone seat, long at) {
			this.reached = seconds(Duration.ofNanos(at - this.since));
			this.caller.say(SPEECH);
			seat.awaitSound();
			this.heardBoth = true;
		}

	}

}
