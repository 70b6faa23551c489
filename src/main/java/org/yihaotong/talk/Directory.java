package org.yihaotong.talk;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.registry.MemberUnit;
import org.yihaotong.registry.MemberUnits;

/**
 * The numbers that a talk may be passed on to: those of the directory, with the names of
 * the units.
 */
@Component
class Directory {

	private final DirectoryNumbers numbers;

	private final MemberUnits units;

	Directory(MemberUnits units, DirectoryNumbers numbers) {
		this.units = units;
		this.numbers = numbers;
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

	Optional<Entry> find(String code) {
		return this.numbers.find(code)
			.flatMap((number) -> this.units.find(new DepartmentCode(code)))
			.flatMap(this::entry);
	}

	List<Entry> all() {
		return this.units.all().stream().flatMap((unit) -> entry(unit).stream()).toList();
	}

	private Optional<Entry> entry(MemberUnit unit) {
		String code = unit.code().value();
		return this.numbers.find(code).map((number) -> new Entry(code, unit.nameZh(), unit.nameEn(), number));
	}

}
