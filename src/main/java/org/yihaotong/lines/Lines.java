package org.yihaotong.lines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.StagePlan.CutOver;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines in PostgreSQL.
 */
@Repository
class Lines {

	private static final Logger logger = LoggerFactory.getLogger(Lines.class);

	private final JdbcClient jdbc;

	private final JsonMapper mapper;

	Lines(JdbcClient jdbc, JsonMapper mapper) {
		this.jdbc = jdbc;
		this.mapper = mapper;
	}

	/**
	 * Adds a line unless its number is known: what was changed since the first import
	 * stays.
	 * @param line the line
	 * @param position its place in lists
	 */
	void addIfMissing(Line line, int position) {
		this.jdbc.sql("""
				insert into lines (number, position, name_zh, name_en, owner, mode, stage, greeting, default_major)
				values (:number, :position, :nameZh, :nameEn, :owner, :mode, :stage, :greeting, :defaultMajor)
				on conflict (number) do nothing
				""")
			.param("number", line.number().value())
			.param("position", position)
			.param("nameZh", line.nameZh())
			.param("nameEn", line.nameEn())
			.param("owner", line.owner().value())
			.param("mode", line.mode().name())
			.param("stage", line.stage().map(Stage::name).orElse(null))
			.param("greeting", line.greeting())
			.param("defaultMajor", line.defaultMajor().map(CategoryCode::value).orElse(null))
			.update();
	}

	/**
	 * Reads the number that grows with each change. Read it before the rows: then a
	 * change in between is seen the next time.
	 */
	long revision() {
		return this.jdbc.sql("select value from line_revision").query(Long.class).single();
	}

	List<LineSetup> all() {
		Map<String, List<CutOver>> cutOvers = new HashMap<>();
		this.jdbc.sql("select line, at, stage from line_cut_over order by line, at").query((row) -> {
			cutOvers.computeIfAbsent(row.getString("line"), (line) -> new ArrayList<>())
				.add(new CutOver(row.getTimestamp("at").toInstant(), Stage.valueOf(row.getString("stage"))));
		});
		return this.jdbc.sql("""
				select number, name_zh, name_en, owner, mode, stage, greeting, default_major, rules::text, version
				from lines order by position, number
				""").query((row, index) -> setup(row, cutOvers)).list();
	}

	/**
	 * Changes what the callers of a line meet.
	 * @return whether the line still had that version
	 */
	boolean store(LineNumber number, long version, String greeting, LineRules rules) {
		return this.jdbc.sql("""
				update lines set greeting = :greeting, rules = :rules::jsonb, version = version + 1
				where number = :number and version = :version
				""")
			.param("greeting", greeting)
			.param("rules", this.mapper.writeValueAsString(RulesForm.of(rules)))
			.param("number", number.value())
			.param("version", version)
			.update() == 1;
	}

	/**
	 * Replaces the cut-overs that have not taken effect.
	 * @return whether the line still had that version
	 */
	boolean storePlan(LineNumber number, long version, Instant now, List<CutOver> ahead) {
		int counted = this.jdbc
			.sql("update lines set version = version + 1 where number = :number and version = :version")
			.param("number", number.value())
			.param("version", version)
			.update();
		if (counted == 0) {
			return false;
		}
		this.jdbc.sql("delete from line_cut_over where line = :number and at > :now")
			.param("number", number.value())
			.param("now", Timestamp.from(now))
			.update();
		for (CutOver cutOver : ahead) {
			this.jdbc.sql("insert into line_cut_over (line, at, stage) values (:number, :at, :stage)")
				.param("number", number.value())
				.param("at", Timestamp.from(cutOver.at()))
				.param("stage", cutOver.stage().name())
				.update();
		}
		return true;
	}

	private LineSetup setup(ResultSet row, Map<String, List<CutOver>> cutOvers) throws SQLException {
		Line line = line(row);
		Optional<StagePlan> plan = line.stage()
			.map((first) -> new StagePlan(first, cutOvers.getOrDefault(line.number().value(), List.of())));
		return new LineSetup(line, rules(line, row.getString("rules")), plan, row.getLong("version"));
	}

	/**
	 * Rules that were spoilt by hand must not take the other lines along.
	 */
	private LineRules rules(Line line, @Nullable String stored) {
		if (stored == null) {
			return FirstRules.of(line);
		}
		try {
			return this.mapper.readValue(stored, RulesForm.class).read(line.mode());
		}
		catch (JacksonException | LineRefused ex) {
			logger.error("The stored rules of line {} cannot be read; the first ones hold", line.number(), ex);
			return FirstRules.of(line);
		}
	}

	private static Line line(ResultSet row) throws SQLException {
		return new Line(new LineNumber(row.getString("number")), row.getString("name_zh"), row.getString("name_en"),
				new DepartmentCode(row.getString("owner")), Mode.valueOf(row.getString("mode")),
				Optional.ofNullable(row.getString("stage")).map(Stage::valueOf), row.getString("greeting"),
				Optional.ofNullable(row.getString("default_major")).map(CategoryCode::new));
	}

}
