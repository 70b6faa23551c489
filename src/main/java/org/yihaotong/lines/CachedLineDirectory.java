package org.yihaotong.lines;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.LineNumber;

/**
 * Holds all lines in memory, because every call asks for one. Filled before the server
 * opens its doors: the import runs ahead of everything that starts with the lifecycle.
 * Then one number in the database is watched, and everything read anew when it has grown:
 * so a change reaches every node within the time of one watch and the next.
 */
@Component
class CachedLineDirectory implements LineDirectory, SmartInitializingSingleton {

	private static final String COUNTRY = "86";

	private static final String AREA = "473";

	private static final int LONGEST_DIALLED = 40;

	private static final Logger logger = LoggerFactory.getLogger(CachedLineDirectory.class);

	private final Lines lines;

	private final HotSpots hotSpots;

	private final Clock clock;

	private volatile Snapshot snapshot = new Snapshot(0, List.of(), Map.of(), List.of());

	private volatile boolean watching = true;

	CachedLineDirectory(Lines lines, HotSpots hotSpots, Clock clock) {
		this.lines = lines;
		this.hotSpots = hotSpots;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Line> legacy = LegacyLines.read();
		for (int i = 0; i < legacy.size(); i++) {
			this.lines.addIfMissing(legacy.get(i), i + 1);
		}
		refresh();
	}

	/**
	 * Looks for changes. Without a database everything stays as it was.
	 */
	@Scheduled(fixedDelayString = "${yihaotong.lines.watch-every:2s}",
			initialDelayString = "${yihaotong.lines.watch-every:2s}")
	void watch() {
		try {
			if (this.lines.revision() != this.snapshot.revision()) {
				refresh();
			}
			this.watching = true;
		}
		catch (DataAccessException ex) {
			if (this.watching) {
				logger.warn("The lines stay as they were: {}", ex.toString());
			}
			this.watching = false;
		}
	}

	/** Reads everything. */
	void refresh() {
		long revision = this.lines.revision();
		this.snapshot = Snapshot.of(revision, this.lines.all(), this.hotSpots.notOver(this.clock.instant()));
	}

	@Override
	public Line dialled(String dialled) {
		return setup(dialled).lineAt(this.clock.instant());
	}

	@Override
	public List<Line> all() {
		Instant now = this.clock.instant();
		return this.snapshot.lines().stream().map((setup) -> setup.lineAt(now)).toList();
	}

	List<LineSetup> setups() {
		return this.snapshot.lines();
	}

	/** Finds a line by its own number. */
	Optional<LineSetup> find(LineNumber number) {
		return Optional.ofNullable(this.snapshot.byDigits().get(Snapshot.local(number)))
			.filter((setup) -> setup.line().number().equals(number));
	}

	LineSetup setup(String dialled) {
		Map<String, LineSetup> byDigits = this.snapshot.byDigits();
		return readings(dialled).map(byDigits::get)
			.filter(Objects::nonNull)
			.findFirst()
			.or(() -> Optional.ofNullable(byDigits.get(MAIN.value())))
			.orElseThrow(() -> new IllegalStateException("No main line in table lines"));
	}

	List<HotSpot> hotSpots() {
		return this.snapshot.hotSpots();
	}

	/**
	 * Lists what the digits may mean, from the whole number to the number without
	 * country, trunk zero and area code.
	 */
	private static Stream<String> readings(String dialled) {
		if (dialled.length() > LONGEST_DIALLED) {
			return Stream.empty();
		}
		String digits = dialled.replaceAll("[^0-9]", "");
		String national = without(without(digits, "00"), COUNTRY);
		String area = without(without(digits, "0"), AREA);
		return Stream.of(digits, area, without(digits, "0"), national, without(without(national, "0"), AREA));
	}

	private static String without(String digits, String prefix) {
		return digits.startsWith(prefix) ? digits.substring(prefix.length()) : digits;
	}

	private record Snapshot(long revision, List<LineSetup> lines, Map<String, LineSetup> byDigits,
			List<HotSpot> hotSpots) {

		static Snapshot of(long revision, List<LineSetup> lines, List<HotSpot> hotSpots) {
			Map<String, LineSetup> byDigits = new HashMap<>();
			lines.forEach((setup) -> byDigits.put(local(setup.line().number()), setup));
			return new Snapshot(revision, List.copyOf(lines), Map.copyOf(byDigits), List.copyOf(hotSpots));
		}

		static String local(LineNumber number) {
			return number.value().substring(number.value().indexOf('-') + 1);
		}

	}

}
