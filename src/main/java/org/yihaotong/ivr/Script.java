package org.yihaotong.ivr;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A talk to be simulated, as a text file tells it: first what the call is like, then in
 * order what the caller does and what is to be heard. {@code ivr-flows/README.md} lists
 * the words.
 *
 * @param settings what the call is like, by {@link Setting}
 * @param items the talk
 */
record Script(Map<Setting, String> settings, List<Item> items) {

	private static final int LONGEST = 500;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

	/** What a call is like; each has its plain case. */
	enum Setting {

		LINE("12345"), CALLER("13800001234"), TIME("2026-11-26 10:00"), STAFFED("yes"), DEAF("no"), RECORDS("yes"),
		TRANSFERS("no"), CALLS_BACK("no"), OWNER("comes"), RULE("here");

		private final String plain;

		Setting(String plain) {
			this.plain = plain;
		}

	}

	/** A line of the talk. */
	sealed interface Item {

		int line();

		record Act(int line, Turn turn) implements Item {
		}

		record Hear(int line, String text) implements Item {
		}

		record End(int line, String outcome) implements Item {
		}

	}

	/** A script that cannot be read. */
	static final class Broken extends RuntimeException {

		Broken(int line, String reason) {
			super("line " + line + ": " + reason);
		}

	}

	String setting(Setting setting) {
		return this.settings.getOrDefault(setting, setting.plain);
	}

	boolean yes(Setting setting) {
		return setting(setting).equals("yes");
	}

	LocalDateTime time() {
		return LocalDateTime.parse(setting(Setting.TIME), TIME);
	}

	List<Turn> turns() {
		return this.items.stream().filter(Item.Act.class::isInstance).map((item) -> ((Item.Act) item).turn()).toList();
	}

	/**
	 * Reads a script.
	 * @param text the file
	 * @return the script
	 * @throws Broken if a line cannot be understood
	 */
	static Script parse(String text) {
		Map<Setting, String> settings = new HashMap<>();
		List<Item> items = new ArrayList<>();
		List<String> lines = text.lines().toList();
		if (lines.size() > LONGEST) {
			throw new Broken(LONGEST, "a script has " + LONGEST + " lines at most");
		}
		for (int number = 1; number <= lines.size(); number++) {
			String line = lines.get(number - 1).strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				read(number, line, settings, items);
			}
		}
		Script script = new Script(Map.copyOf(settings), List.copyOf(items));
		checkTime(script);
		return script;
	}

	private static void read(int number, String line, Map<Setting, String> settings, List<Item> items) {
		int colon = line.indexOf(':');
		String word = (colon < 0) ? line : line.substring(0, colon).strip();
		String rest = (colon < 0) ? "" : line.substring(colon + 1).strip();
		Setting setting = Words.of(Setting.class).get(word);
		if (setting != null && items.isEmpty()) {
			settings.put(setting, rest);
			return;
		}
		items.add(switch (word) {
			case "hear" -> new Item.Hear(number, rest);
			case "end" -> new Item.End(number, rest);
			default -> new Item.Act(number, turn(number, word, rest));
		});
	}

	private static Turn turn(int number, String word, String rest) {
		return switch (word) {
			case "say" -> new Turn.Says(rest);
			case "key", "keys" -> new Turn.Keys(keys(number, rest), false);
			case "interrupt" -> new Turn.Interrupts(keys(number, rest).charAt(0));
			case "exclaim" -> new Turn.Exclaims(rest);
			case "silence" -> new Turn.Silent();
			case "no-media" -> new Turn.NoMedia();
			case "message" -> new Turn.LeavesMessage(rest);
			case "hang-up" -> new Turn.HangsUp();
			default -> throw new Broken(number, "\"" + word + "\" is not known here");
		};
	}

	private static String keys(int number, String keys) {
		if (!keys.matches("[0-9*#]{1,30}")) {
			throw new Broken(number, "keys are 0 to 9, * and #");
		}
		return keys;
	}

	private static void checkTime(Script script) {
		try {
			script.time();
		}
		catch (DateTimeParseException ex) {
			throw new Broken(1, "\"time\" must be such as 2026-11-26 10:00");
		}
	}

}
