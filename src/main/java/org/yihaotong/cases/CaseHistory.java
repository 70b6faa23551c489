package org.yihaotong.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.CaseNumber;

/**
 * What happened to each case.
 */
@Repository
class CaseHistory {

	private final JdbcClient jdbc;

	CaseHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(CaseNumber number, Instant at, String action, String by, String note) {
		this.jdbc.sql("insert into case_history (number, at, action, by_name, note) values (?, ?, ?, ?, ?)")
			.params(number.value(), at.atOffset(ZoneOffset.UTC), action, by, note)
			.update();
	}

	Map<CaseNumber, List<CaseView.Entry>> of(Collection<CaseNumber> numbers) {
		if (numbers.isEmpty()) {
			return Map.of();
		}
		return this.jdbc
			.sql("select number, at, action, by_name, note from case_history where number in (:numbers) order by id")
			.param("numbers", numbers.stream().map(CaseNumber::value).toList())
			.query((row, index) -> Map.entry(new CaseNumber(row.getString("number")),
					new CaseView.Entry(CaseRow.instant(row, "at"), row.getString("action"), row.getString("by_name"),
							row.getString("note"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

}
