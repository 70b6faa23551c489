package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Skill;

/**
 * The rules that say which contacts need which skills.
 */
@Repository
class SkillRules {

	/** More nobody could oversee, and each contact is compared with all. */
	static final int MOST = 500;

	private final JdbcClient jdbc;

	SkillRules(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<SkillRule> all() {
		return this.jdbc.sql("select line, channel, major, skill, level, widens_after_s from skill_rule order by id")
			.query(SkillRules::rule)
			.list();
	}

	/** Puts other rules in the place of all; contacts that wait keep theirs. */
	@Transactional
	public void replace(List<SkillRule> rules) {
		this.jdbc.sql("delete from skill_rule").update();
		rules.forEach(this::add);
	}

	private void add(SkillRule rule) {
		this.jdbc.sql("""
				insert into skill_rule (line, channel, major, skill, level, widens_after_s)
				values (:line, :channel, :major, :skill, :level, :seconds)""")
			.param("line", rule.line().map(LineNumber::value).orElse(null))
			.param("channel", rule.channel().map(Channel::name).orElse(null))
			.param("major", rule.major().map(CategoryCode::value).orElse(null))
			.param("skill", rule.skill().value())
			.param("level", rule.level())
			.param("seconds", Math.toIntExact(rule.widensAfter().toSeconds()))
			.update();
	}

	private static SkillRule rule(ResultSet row, int index) throws SQLException {
		return new SkillRule(Optional.ofNullable(row.getString("line")).map(LineNumber::new),
				Optional.ofNullable(row.getString("channel")).map(Channel::valueOf),
				Optional.ofNullable(row.getString("major")).map(CategoryCode::new),
				new Skill(Objects.requireNonNull(row.getString("skill"))), row.getInt("level"),
				Duration.ofSeconds(row.getInt("widens_after_s")));
	}

}
