package org.yihaotong.registry;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.DepartmentCode;

/**
 * The member units in PostgreSQL.
 */
@Repository
class StoredMemberUnits implements MemberUnits {

	private static final String SELECT = "select code, name_zh, name_en, kind from member_unit ";

	private static final RowMapper<MemberUnit> UNIT = (row, index) -> new MemberUnit(
			new DepartmentCode(row.getString("code")), row.getString("name_zh"), row.getString("name_en"),
			row.getString("kind"));

	private final JdbcClient jdbc;

	StoredMemberUnits(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<MemberUnit> find(DepartmentCode code) {
		return this.jdbc.sql(SELECT + "where code = ?").param(code.value()).query(UNIT).optional();
	}

	@Override
	public Optional<MemberUnit> named(String nameZh) {
		// The longest name that the given one begins with: the traffic police before the
		// police. The unit itself wins, being the longest of all.
		return this.jdbc.sql(SELECT + "where starts_with(?, name_zh) order by length(name_zh) desc limit 1")
			.param(nameZh)
			.query(UNIT)
			.optional();
	}

	@Override
	public List<MemberUnit> all() {
		return this.jdbc.sql(SELECT + "order by code").query(UNIT).list();
	}

	void store(MemberUnit unit) {
		this.jdbc.sql("""
				insert into member_unit (code, name_zh, name_en, kind) values (?, ?, ?, ?)
				on conflict (code) do update
				set name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind
				""").params(unit.code().value(), unit.nameZh(), unit.nameEn(), unit.kind()).update();
	}

}
