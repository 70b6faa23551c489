package org.yihaotong.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds the units that a text names: offices of the city by the names people use for
 * them, and firms, banks and local offices by the endings of their names.
 */
final class UnitFinder {

	static final String FILE = "/reference/unit-names.csv";

	private static final NameDictionary<Office> OFFICES = new NameDictionary<>(read(), Office::name);

	private static final SwiftPattern ENDING = new SwiftPattern("有公集物银派街居村",
			"(?:有限责任公司|有限公司|公司|集团|物业|银行|派出所|街道办事处|街道办|居委会|村委会)");

	/** What stands before an ending and names nobody: 找物业公司, 去派出所. */
	private static final Pattern NO_NAME = Pattern
		.compile("(?:找|问|去|跟|和|让|由|打|打给|联系|投诉|举报|进|交|到)?(?:开发|物业|保险|快递|搬家|分|总|子|母|贵|本|该|大|小|上|有限|商业|村|新|老|原|前|派遣|"
				+ "装修|家政|中介|旅游|旅行|运营|管理|建筑|施工|出租|贷款|当地|辖区|社区|城管|外包|劳务|房产|培训|网络|电话|催收)?");

	/** Words that stand before a name and do not belong to it. */
	private static final Pattern BEFORE = Pattern
		.compile(".*(?:小区(?=.*.{2})|另外|还有|我们|你们|他们|咱们|我家|我在|我是|住在|位于|就在|这边|那边|附近|对面|旁边|门口|这个|那个|一个|整个|老旧|所有|什么|"
				+ "地址|地点|在|到|从|住|是|的|了|把|被|给|这|那|我|你|您|咱|请|问|下|年|往|去|沿|叫|几|各|每|个|条|过|有|说)");

	private static final int SHORTEST_NAME = 2;

	private static final int LONGEST_NAME = 10;

	private UnitFinder() {
	}

	/**
	 * An office under one of its names.
	 *
	 * @param name the name as people use it
	 * @param unit its name in the list of departments
	 */
	private record Office(String name, String unit) {
	}

	private static List<Office> read() {
		InputStream file = Objects.requireNonNull(UnitFinder.class.getResourceAsStream(FILE), FILE);
		List<Office> offices = new ArrayList<>();
		try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
				var records = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
			for (CSVRecord row : records) {
				for (String name : row.get("names").split("\\|")) {
					offices.add(new Office(name, row.get("unit")));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return offices;
	}

	static List<String> units() {
		return OFFICES.all().stream().map(Office::unit).distinct().toList();
	}

	/**
	 * Finds all units.
	 * @param text a text with half-width letters and figures
	 * @return the units; the value of an office is its name in the list of departments,
	 * of others the name as it stands in the text
	 */
	static List<Fact> spans(String text) {
		List<Fact> found = offices(text);
		ENDING.find(text, (ending) -> {
			String name = nameBefore(text, ending.start());
			int start = ending.start() - name.length();
			boolean known = found.stream().anyMatch((other) -> other.start() < ending.end() && start < other.end());
			if (!known && name.length() >= SHORTEST_NAME && !NO_NAME.matcher(name).matches()) {
				found.add(new Fact(Fact.Kind.UNIT, start, ending.end(), name + ending.group()));
			}
			return ending.end();
		});
		return found;
	}

	private static List<Fact> offices(String text) {
		List<Fact> found = new ArrayList<>();
		int at = 0;
		while (at + Beginnings.SHORTEST <= text.length()) {
			Optional<Office> office = OFFICES.at(text, at);
			if (office.isPresent()) {
				int end = at + office.get().name().length();
				found.add(new Fact(Fact.Kind.UNIT, at, end, office.get().unit()));
				at = end;
			}
			else {
				at++;
			}
		}
		return found;
	}

	/** The name that an ending belongs to, without the words that only lead to it. */
	private static String nameBefore(String text, int end) {
		int start = end;
		while (start > 0 && end - start < LONGEST_NAME && Character.isLetterOrDigit(text.charAt(start - 1))) {
			start--;
		}
		Matcher before = BEFORE.matcher(text.substring(start, end));
		return before.lookingAt() ? text.substring(start + before.end(), end) : text.substring(start, end);
	}

}
