package org.yihaotong.classification;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yihaotong.classification.Fact.Kind;
import org.yihaotong.platform.PhoneNumber;

/**
 * Finds what a text names, written or spoken. Patterns are bounded, and only the first
 * 4,000 characters are read.
 */
final class FactFinder {

	private static final int READ = 4_000;

	private static final int MOST = 40;

	private static final String DIGITS = "0123456789";

	private static final String SPOKEN_DIGITS = "零〇洞一幺二两三四五六七拐八九勾";

	private static final String SPOKEN_VALUES = "0001122345677899";

	private static final SwiftPattern IDENTITY = new SwiftPattern(DIGITS,
			"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");

	private static final SwiftPattern PHONE = new SwiftPattern("+0148",
			"(?<![0-9A-Za-z])(?:(?:\\+86|0086)[- ]?)?(?:1[3-9][0-9](?:[- ]?[0-9]{4}){2}"
					+ "|0[1-9][0-9]{1,2}[- ]?[2-8][0-9]{6,7}|[48]00[- ]?[0-9]{3}[- ]?[0-9]{4})(?![0-9])");

	private static final SwiftPattern SPOKEN_PHONE = new SwiftPattern("一幺",
			"(?<![" + SPOKEN_DIGITS + "])[一幺][三四五六七拐八九勾](?:[ ]?[" + SPOKEN_DIGITS + "]){9}(?![" + SPOKEN_DIGITS + "])");

	private static final SwiftPattern LOCAL_PHONE = new SwiftPattern("电座号联",
			"(?:电话|座机|号码|联系方式)[是为:： ]{0,2}([2-8][0-9]{6,7})(?![0-9])");

	private static final Pattern ANNOUNCED = Pattern.compile("[的,，]|(?:电话|座机|号码|联系方式)[是为:： ]{0,2}");

	private static final SwiftPattern AMOUNT = new SwiftPattern(DIGITS + ChineseNumber.CHARACTERS,
			DIGITS + ChineseNumber.CHARACTERS + "多来万块元圆",
			"([" + ChineseNumber.CHARACTERS + "]{1,16})(?:多|来)?(万元|万块钱?|块钱|块|元|圆)(?!素|旦|宵|件)");

	private static final String NUMBER = "[0-9零〇一二两三四五六七八九十]{1,3}";

	private static final SwiftPattern TIME = new SwiftPattern("大前昨今明后去凌清早一上中下傍晚夜半深零〇二两三四五六七八九十" + DIGITS,
			"前天日儿晚早后年月晨上大清午里夜间点:：零〇一二两三四五六七八九十" + DIGITS,
			"(?<day>大前天|前天|昨天|昨日|昨儿个?|昨晚|今天|今日|今儿个?|今早|今晚|明天|后天|大后天)?"
					+ "(?:(?:(?<year>20[0-9]{2}|[二][零〇一二三四五六七八九]{3}|今年|去年|前年|明年)年?)?(?<month>" + NUMBER
					+ ")月(?:份)?(?<date>" + NUMBER + ")[日号])?[的,，]?"
					+ "(?<part>凌晨|清晨|早上|早晨|一大早|大清早|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|晚间)?(?:的)?" + "(?:(?<hour>" + NUMBER
					+ ")(?:点钟?(?<half>半|一刻|三刻|(?<minute>" + NUMBER
					+ ")分?)?(?!建议|意见|小|儿|心|钱)|[:：](?<exact>[0-5][0-9])))?");

	private static final Map<String, Integer> DAYS = Map.ofEntries(Map.entry("大前天", -3), Map.entry("前天", -2),
			Map.entry("昨天", -1), Map.entry("昨日", -1), Map.entry("昨儿", -1), Map.entry("昨儿个", -1), Map.entry("昨晚", -1),
			Map.entry("今天", 0), Map.entry("今日", 0), Map.entry("今儿", 0), Map.entry("今儿个", 0), Map.entry("今早", 0),
			Map.entry("今晚", 0), Map.entry("明天", 1), Map.entry("后天", 2), Map.entry("大后天", 3));

	private static final int[] WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

	private static final String CHECK_DIGITS = "10X98765432";

	private FactFinder() {
	}

	/**
	 * Finds the facts of a text.
	 * @param given the text as it came
	 * @return what it names, in the order of the text, at most 40
	 */
	static List<Fact> find(String given) {
		String text = folded(given.substring(0, Math.min(given.length(), READ)));
		List<Fact> found = new ArrayList<>();
		add(found, IDENTITY, text, Kind.IDENTITY_NUMBER, (match) -> identity(match.group()));
		PlateFinder.spans(text).forEach((span) -> addIfFree(found, span));
		add(found, PHONE, text, Kind.PHONE, (match) -> phone(match.group()));
		add(found, SPOKEN_PHONE, text, Kind.PHONE, (match) -> phone(digits(match.group())));
		add(found, LOCAL_PHONE, text, Kind.PHONE, (match) -> phone(match.group(1)));
		add(found, AMOUNT, text, Kind.AMOUNT, FactFinder::amount);
		add(found, TIME, text, Kind.TIME, FactFinder::time);
		UnitFinder.spans(text).forEach((span) -> addIfFree(found, span));
		PlaceFinder.spans(text).forEach((span) -> addIfFree(found, span));
		return found.stream()
			.sorted(Comparator.comparingInt(Fact::start).thenComparing(Fact::end))
			.limit(MOST)
			.toList();
	}

	/** Half-width forms one by one, so that positions stay what they are. */
	static String folded(String text) {
		char[] folded = text.toCharArray();
		for (int i = 0; i < folded.length; i++) {
			char half = Folding.of(folded[i]);
			folded[i] = (half != 0) ? half : folded[i];
		}
		return new String(folded);
	}

	private static void add(List<Fact> found, SwiftPattern pattern, String text, Kind kind, Reader reader) {
		pattern.find(text, (match) -> {
			if (found.size() < 2 * MOST && match.end() > match.start()) {
				int start = start(match);
				reader.read(match).ifPresent((value) -> addIfFree(found, new Fact(kind, start, match.end(), value)));
			}
			return match.end();
		});
	}

	/**
	 * What only announces a fact, a comma or the word for telephone, is no part of it.
	 */
	private static int start(MatchResult match) {
		Matcher named = ANNOUNCED.matcher(match.group());
		return match.start() + (named.lookingAt() ? named.end() : 0);
	}

	private static void addIfFree(List<Fact> found, Fact fact) {
		if (found.size() < 2 * MOST && found.stream().noneMatch((other) -> excludes(other, fact))) {
			found.add(fact);
		}
	}

	/**
	 * The firm 锦绣花园物业 is named after a place, and both are of use; the bank 建设银行 is none.
	 */
	private static boolean excludes(Fact other, Fact fact) {
		boolean named = other.kind() == Kind.UNIT && fact.kind() == Kind.PLACE && fact.end() != other.end();
		return !named && other.start() < fact.end() && fact.start() < other.end();
	}

	private static Optional<String> phone(String text) {
		String plain = text.replaceAll("[- ]", "");
		return plain.matches("[48]00[0-9]{7}") ? Optional.of("+86" + plain)
				: PhoneNumber.parse(plain).map(PhoneNumber::value);
	}

	private static String digits(String spoken) {
		StringBuilder digits = new StringBuilder();
		for (char one : spoken.toCharArray()) {
			int at = SPOKEN_DIGITS.indexOf(one);
			if (at >= 0) {
				digits.append(SPOKEN_VALUES.charAt(at));
			}
		}
		return digits.toString();
	}

	/** The check digit is by ISO 7064, MOD 11-2. */
	private static Optional<String> identity(String text) {
		String number = text.toUpperCase(Locale.ROOT);
		int sum = 0;
		for (int i = 0; i < WEIGHTS.length; i++) {
			sum += WEIGHTS[i] * (number.charAt(i) - '0');
		}
		boolean fits = CHECK_DIGITS.charAt(sum % 11) == number.charAt(17)
				&& isDate(number.substring(6, 10), number.substring(10, 12), number.substring(12, 14));
		return fits ? Optional.of(number) : Optional.empty();
	}

	private static boolean isDate(String year, String month, String day) {
		try {
			LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
			return year.startsWith("19") || year.startsWith("20");
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static Optional<String> amount(MatchResult match) {
		String unit = match.group(2);
		return ChineseNumber.parse(match.group(1))
			.map((value) -> unit.startsWith("万") ? value.multiply(BigDecimal.valueOf(10_000)) : value)
			.map((value) -> value.stripTrailingZeros().toPlainString());
	}

	private static Optional<String> time(MatchResult match) {
		Optional<String> day = day(match);
		Optional<String> clock = clock(match);
		if (day.isEmpty() && clock.isEmpty()) {
			return Optional.empty();
		}
		// 有三点 is a list and no hour; one needs a day, a part of the day or minutes.
		if (day.isEmpty() && match.group("part") == null && match.group("minute") == null
				&& match.group("exact") == null && match.group("half") == null) {
			return Optional.empty();
		}
		return Optional.of((day.orElse("") + " " + clock.orElse("")).strip());
	}

	private static Optional<String> day(MatchResult match) {
		String month = match.group("month");
		if (month != null) {
			int[] numbers = { number(month), number(match.group("date")) };
			if (numbers[0] < 1 || numbers[0] > 12 || numbers[1] < 1 || numbers[1] > 31) {
				return Optional.empty();
			}
			String date = String.format(Locale.ROOT, "%02d-%02d", numbers[0], numbers[1]);
			return Optional.of(year(match.group("year")) + date);
		}
		String word = match.group("day");
		return Optional.ofNullable((word != null) ? DAYS.get(word) : null)
			.map((offset) -> String.format(Locale.ROOT, "day%+d", offset));
	}

	private static String year(String year) {
		if (year == null) {
			return "";
		}
		String digits = year.matches("[0-9]{4}") ? year : digits(year);
		return (digits.length() == 4) ? digits + "-" : "";
	}

	private static Optional<String> clock(MatchResult match) {
		String hour = match.group("hour");
		if (hour == null) {
			return Optional.empty();
		}
		int value = number(hour);
		String part = Optional.ofNullable(match.group("part")).orElse("");
		boolean evening = "昨晚".equals(match.group("day")) || "今晚".equals(match.group("day"))
				|| part.matches("下午|傍晚|晚上|晚间|深夜|夜里|半夜");
		if (evening && value >= (part.matches("夜里|半夜|深夜") ? 6 : 1) && value < 12 || part.equals("中午") && value < 4) {
			value += 12;
		}
		int minutes = minutes(match);
		return (value > 24 || minutes > 59) ? Optional.empty()
				: Optional.of(String.format(Locale.ROOT, "%02d:%02d", value, minutes));
	}

	private static int minutes(MatchResult match) {
		if (match.group("exact") != null) {
			return Integer.parseInt(match.group("exact"));
		}
		if (match.group("minute") != null) {
			return number(match.group("minute"));
		}
		String half = Optional.ofNullable(match.group("half")).orElse("");
		return switch (half) {
			case "半" -> 30;
			case "一刻" -> 15;
			case "三刻" -> 45;
			default -> 0;
		};
	}

	private static int number(String text) {
		return ChineseNumber.parse(text).map(BigDecimal::intValue).orElse(Integer.MAX_VALUE);
	}

	@FunctionalInterface
	private interface Reader {

		Optional<String> read(MatchResult match);

	}

}
