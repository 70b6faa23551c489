package org.yihaotong.talk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.registry.MemberUnit;
import org.yihaotong.registry.MemberUnits;

/**
 * The numbers that a talk may be passed on to: a closed list, read once. Whatever is not
 * in it cannot be called.
 */
@Component
class Directory {

	private static final Pattern LINE = Pattern.compile("([A-Z][0-9]{2}),([0-9]{3,15})");

	private final Map<String, String> numbers;

	private final MemberUnits units;

	Directory(MemberUnits units) {
		this.units = units;
		this.numbers = read();
	}

	/**
	 * An entry.
	 *
	 * @param code the department
	 * @param nameZh its name
	 * @param nameEn its name in English
	 * @param number what the trunk dials
	 */
	record Entry(String code, String nameZh, String nameEn, String number) {
	}

	private static Map<String, String> read() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				new ClassPathResource("reference/directory.csv").getInputStream(), StandardCharsets.UTF_8))) {
			Map<String, String> numbers = new LinkedHashMap<>();
			reader.lines()
				.map(LINE::matcher)
				.filter(Matcher::matches)
				.forEach((line) -> numbers.put(line.group(1), line.group(2)));
			return Map.copyOf(numbers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("reference/directory.csv cannot be read", ex);
		}
	}

	Optional<Entry> find(String code) {
		return Optional.ofNullable(this.numbers.get(code))
			.flatMap((number) -> this.units.find(new DepartmentCode(code)))
			.flatMap(this::entry);
	}

	List<Entry> all() {
		return this.units.all().stream().flatMap((unit) -> entry(unit).stream()).toList();
	}

	private Optional<Entry> entry(MemberUnit unit) {
		String code = unit.code().value();
		return Optional.ofNullable(this.numbers.get(code))
			.map((number) -> new Entry(code, unit.nameZh(), unit.nameEn(), number));
	}

}
