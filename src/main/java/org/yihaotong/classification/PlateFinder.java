package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yihaotong.platform.PlateNumber;

/**
 * Finds a vehicle plate in a text, written or spoken: recognisers give digits as
 * characters ({@code 蒙C一二三四五}, 幺 for one).
 */
final class PlateFinder {

	private static final String SPOKEN = "零〇洞一幺二两三四五六七拐八九勾";

	private static final String DIGITS = "0001122345677899";

	private static final String PLACE = "[\\s·.•-]{0,2}[A-Za-z0-9" + SPOKEN + "]";

	private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

	private static final SwiftPattern START = new SwiftPattern(PROVINCES,
			"[" + PROVINCES + "][\\s]{0,2}[A-Za-z](?:(?:" + PLACE + "){5,6}|(?:" + PLACE + "){4}[\\s]{0,2}[挂学警港澳])");

	private PlateFinder() {
	}

	static Optional<PlateNumber> find(String text) {
		return spans(text).stream().findFirst().map((fact) -> new PlateNumber(fact.value()));
	}

	/**
	 * Finds all plates.
	 * @param text a text with half-width letters and figures
	 * @return the plates with their places in the text
	 */
	static List<Fact> spans(String text) {
		List<Fact> found = new ArrayList<>();
		START.find(text, (match) -> {
			Optional<PlateNumber> plate = plate(match.group());
			if (plate.isEmpty()) {
				return match.start() + 1;
			}
			int end = endOf(text, match.start(), plate.get().value().length());
			found.add(new Fact(Fact.Kind.PLATE, match.start(), end, plate.get().value()));
			return end;
		});
		return found;
	}

	private static int endOf(String text, int start, int places) {
		int end = start;
		for (int left = places; left > 0; end++) {
			left -= isPlace(text.charAt(end)) ? 1 : 0;
		}
		return end;
	}

	private static boolean isPlace(char one) {
		return Character.isLetterOrDigit(one) || SPOKEN.indexOf(one) >= 0;
	}

	private static Optional<PlateNumber> plate(String found) {
		StringBuilder plain = new StringBuilder();
		for (char place : found.toUpperCase(Locale.ROOT).toCharArray()) {
			int digit = SPOKEN.indexOf(place);
			if (digit >= 0) {
				plain.append(DIGITS.charAt(digit));
			}
			else if (Character.isLetterOrDigit(place)) {
				plain.append(place);
			}
		}
		// 蒙C12345 followed by 一直: the sixth place belongs to the next word.
		boolean six = plain.length() == 8 && isNewEnergy(plain.substring(2));
		return PlateNumber.parse(plain.substring(0, six ? 8 : 7));
	}

	/**
	 * Six places are a new-energy plate: D or F (and since 2021 A to K) in front on small
	 * cars, D or F at the end on large ones (GA 36-2018).
	 */
	private static boolean isNewEnergy(String places) {
		return places.matches("[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF]");
	}

}
