package org.yihaotong.agents;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The reasons in PostgreSQL.
 */
@Repository
class StoredPauseReasons implements PauseReasons {

	/** More than fits on a menu is a mistake. */
	static final int MOST = 60;

	private final JdbcClient jdbc;

	StoredPauseReasons(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Entry> all() {
		return this.jdbc.sql("""
				select code, name_zh, name_en, counts_as, choosable, given_by_system, position from pause_reason
				order by position, code""").query(Entry.class).list();
	}

	@Override
	public PauseReason chosen(@Nullable String code) {
		return this.jdbc.sql("select code from pause_reason where code = :code and choosable")
			.param("code", code)
			.query(String.class)
			.optional()
			.map(PauseReason::new)
			.orElseThrow(DeskRefused::pauseReason);
	}

	/**
	 * Adds a reason or changes one; whether the system gives it never changes.
	 * @param entry how it shall be
	 * @return false if there are too many
	 */
	boolean put(Entry entry) {
		return this.jdbc.sql("""
				insert into pause_reason (code, name_zh, name_en, counts_as, choosable, position)
				select :code, :nameZh, :nameEn, :countsAs, :choosable, :position
				where (select count(*) < :most from pause_reason where code <> :code)
				on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
				counts_as = excluded.counts_as, choosable = excluded.choosable, position = excluded.position""")
			.param("code", entry.code())
			.param("nameZh", entry.nameZh())
			.param("nameEn", entry.nameEn())
			.param("countsAs", entry.countsAs().name())
			.param("choosable", entry.choosable())
			.param("position", entry.position())
			.param("most", MOST)
			.update() == 1;
	}

	boolean givenBySystem(String code) {
		return this.jdbc.sql("select exists (select 1 from pause_reason where code = :code and given_by_system)")
			.param("code", code)
			.query(Boolean.class)
			.single();
	}

}
