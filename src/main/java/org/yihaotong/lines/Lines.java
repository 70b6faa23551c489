package org.yihaotong.lines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;

/**
 * The lines in PostgreSQL.
 */
@Repository
class Lines {

	private final JdbcClient jdbc;

	Lines(JdbcClient jdbc) {
		this.jdbc = jdbc;
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

	List<Line> all() {
		return this.jdbc.sql("""
				select number, name_zh, name_en, owner, mode, stage, greeting, default_major
				from lines order by position, number
				""").query((row, index) -> line(row)).list();
	}

	private static Line line(ResultSet row) throws SQLException {
		return new Line(new LineNumber(row.getString("number")), row.getString("name_zh"), row.getString("name_en"),
				new DepartmentCode(row.getString("owner")), Mode.valueOf(row.getString("mode")),
				Optional.ofNullable(row.getString("stage")).map(Stage::valueOf), row.getString("greeting"),
				Optional.ofNullable(row.getString("default_major")).map(CategoryCode::new));
	}

}
