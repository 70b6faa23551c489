package org.yihaotong.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.platform.StaffId;

/**
 * The pages in PostgreSQL, so that every node knows which one is the desk. Of the session
 * only a digest is kept: whoever reads the table signs in with nothing.
 */
@Repository
class StoredAgentTabs implements AgentTabs {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

	/** More pages than anybody has open; older ones are forgotten. */
	private static final int KEPT = 16;

	private final JdbcClient jdbc;

	private final Clock clock;

	StoredAgentTabs(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	private record Active(String tab, String session) {
	}

	@Override
	@Transactional
	public boolean opened(StaffId agent, String tab, String session) {
		Optional<Active> before = active(agent);
		int added = this.jdbc.sql("""
				insert into agent_tab (agent, tab, session, at) values (:agent, :tab, :session, :at)
				on conflict (agent, tab) do nothing""")
			.param("agent", agent.value())
			.param("tab", checked(tab))
			.param("session", digest(session))
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
		trim(agent);
		return added == 1 && before.isPresent();
	}

	@Override
	@Transactional
	public void claim(StaffId agent, String tab, String session) {
		this.jdbc.sql("delete from agent_tab where agent = :agent and tab = :tab")
			.param("agent", agent.value())
			.param("tab", checked(tab))
			.update();
		opened(agent, tab, session);
	}

	private void trim(StaffId agent) {
		this.jdbc.sql("""
				delete from agent_tab where agent = :agent and claim not in
				(select claim from agent_tab where agent = :agent order by claim desc limit :kept)""")
			.param("agent", agent.value())
			.param("kept", KEPT)
			.update();
	}

	@Override
	public Role role(StaffId agent, @Nullable String tab, String session) {
		Optional<Active> active = active(agent);
		if (active.isEmpty()) {
			return Role.ACTIVE;
		}
		boolean same = active.get().tab().equals(tab) && active.get().session().equals(digest(session));
		return same ? Role.ACTIVE : Role.PASSIVE;
	}

	private Optional<Active> active(StaffId agent) {
		return this.jdbc.sql("select tab, session from agent_tab where agent = :agent order by claim desc limit 1")
			.param("agent", agent.value())
			.query(Active.class)
			.optional();
	}

	@Override
	public void forget(StaffId agent) {
		this.jdbc.sql("delete from agent_tab where agent = :agent").param("agent", agent.value()).update();
	}

	private static String checked(String tab) {
		if (!FORM.matcher(tab).matches()) {
			throw DeskRefused.tabForm();
		}
		return tab;
	}

	private static String digest(String session) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
