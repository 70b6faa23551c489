package org.yihaotong.supervision.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.StaffId;
import org.yihaotong.registry.MemberUnits;
import org.yihaotong.supervision.report.Report.Name;
import org.yihaotong.supervision.statistics.Dimension;

/**
 * Knows what the keys of a report stand for.
 */
@Component
class ReportNames {

	private final LineDirectory lines;

	private final Taxonomy taxonomy;

	private final StaffDirectory staff;

	private final MemberUnits units;

	ReportNames(LineDirectory lines, Taxonomy taxonomy, StaffDirectory staff, MemberUnits units) {
		this.lines = lines;
		this.taxonomy = taxonomy;
		this.staff = staff;
		this.units = units;
	}

	Map<String, Name> of(Dimension dimension, Collection<String> keys) {
		Map<String, Name> names = new LinkedHashMap<>();
		keys.stream().distinct().forEach((key) -> name(dimension, key).ifPresent((name) -> names.put(key, name)));
		return names;
	}

	private Optional<Name> name(Dimension dimension, String key) {
		return switch (dimension) {
			case LINE -> this.lines.all()
				.stream()
				.filter((line) -> line.number().value().equals(key))
				.findFirst()
				.map((line) -> new Name(line.nameZh(), line.nameEn()));
			case MINOR -> this.taxonomy.find(new CategoryCode(key))
				.map((category) -> new Name(category.minorZh(), category.minorEn()));
			case MAJOR -> this.taxonomy.all()
				.stream()
				.filter((category) -> category.code().value().startsWith(key))
				.findFirst()
				.map(ReportNames::major);
			case AGENT ->
				this.staff.find(new StaffId(Long.parseLong(key))).map((member) -> Name.both(member.displayName()));
			// A utility's own staff bear its code in small letters.
			case SKILL_GROUP -> this.units.all()
				.stream()
				.filter((unit) -> unit.code().value().toLowerCase(Locale.ROOT).equals(key))
				.findFirst()
				.map((unit) -> new Name(unit.nameZh(), unit.nameEn()));
			case CHANNEL -> Optional.empty();
		};
	}

	private static Name major(Category category) {
		return new Name(category.majorZh(), category.majorEn());
	}

}
