package org.yihaotong.lines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.LineNumber;

/**
 * Holds all lines in memory, because every call asks for one. Filled before the server
 * opens its doors: the import runs ahead of everything that starts with the lifecycle.
 */
@Component
class CachedLineDirectory implements LineDirectory, SmartInitializingSingleton {

	private static final String COUNTRY = "86";

	private static final String AREA = "473";

	private static final int LONGEST_DIALLED = 40;

	private final Lines lines;

	private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of());

	CachedLineDirectory(Lines lines) {
		this.lines = lines;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Line> legacy = LegacyLines.read();
		for (int i = 0; i < legacy.size(); i++) {
			this.lines.addIfMissing(legacy.get(i), i + 1);
		}
		this.snapshot = Snapshot.of(this.lines.all());
	}

	@Override
	public Line dialled(String dialled) {
		Map<String, Line> byDigits = this.snapshot.byDigits();
		return readings(dialled).map(byDigits::get)
			.filter(Objects::nonNull)
			.findFirst()
			.or(() -> Optional.ofNullable(byDigits.get(MAIN.value())))
			.orElseThrow(() -> new IllegalStateException("No main line in table lines"));
	}

	@Override
	public List<Line> all() {
		return this.snapshot.lines();
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

	private record Snapshot(List<Line> lines, Map<String, Line> byDigits) {

		static Snapshot of(List<Line> lines) {
			Map<String, Line> byDigits = new HashMap<>();
			lines.forEach((line) -> byDigits.put(local(line.number()), line));
			return new Snapshot(List.copyOf(lines), Map.copyOf(byDigits));
		}

		private static String local(LineNumber number) {
			return number.value().substring(number.value().indexOf('-') + 1);
		}

	}

}
