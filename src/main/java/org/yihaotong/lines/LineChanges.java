package org.yihaotong.lines;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who changed a line, and what it was before and after; a trigger refuses changes.
 */
@Repository
class LineChanges {

	private final JdbcClient jdbc;

	private final JsonMapper mapper;

	LineChanges(JdbcClient jdbc, JsonMapper mapper) {
		this.jdbc = jdbc;
		this.mapper = mapper;
	}

	void add(LineNumber line, Part part, StaffId by, Instant at, Object before, Object after) {
		this.jdbc.sql("""
				insert into line_change (at, staff, line, part, before, after)
				values (:at, :staff, :line, :part, :before::jsonb, :after::jsonb)
				""")
			.param("at", Timestamp.from(at))
			.param("staff", by.value())
			.param("line", line.value())
			.param("part", part.name())
			.param("before", this.mapper.writeValueAsString(before))
			.param("after", this.mapper.writeValueAsString(after))
			.update();
	}

	List<Change> latest(LineNumber line, int most) {
		return this.jdbc.sql("""
				select at, staff, part, before::text, after::text from line_change
				where line = ? order by id desc limit ?
				""")
			.param(line.value())
			.param(most)
			.query((row, index) -> new Change(row.getTimestamp("at").toInstant(), new StaffId(row.getLong("staff")),
					Part.valueOf(row.getString("part")), this.mapper.readTree(row.getString("before")),
					this.mapper.readTree(row.getString("after"))))
			.list();
	}

	enum Part {

		SETTINGS, PLAN

	}

	/**
	 * A change.
	 *
	 * @param at when
	 * @param by who
	 * @param part of what
	 * @param before as it was
	 * @param after as it has been since
	 */
	record Change(Instant at, StaffId by, Part part, JsonNode before, JsonNode after) {
	}

}
