package org.yihaotong.agents;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * Keeps skills and capacities in PostgreSQL.
 */
@Component
class StoredAgentSkills implements AgentSkills {

	private static final String SELECT = """
			select p.agent, p.letters, p.messages, p.since, s.skill, s.level
			from agent_profile p left join agent_skill s on s.agent = p.agent
			""";

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	StoredAgentSkills(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public AgentProfile profile(StaffId agent) {
		return profiles(this.jdbc.sql(SELECT + "where p.agent = :agent").param("agent", agent.value())).stream()
			.findFirst()
			.orElseGet(() -> AgentProfile.usual(agent));
	}

	@Override
	public List<AgentProfile> profiles(Collection<StaffId> agents) {
		return agents.isEmpty() ? List.of()
				: profiles(this.jdbc.sql(SELECT + "where p.agent = any(cast(:agents as bigint[])) order by p.agent")
					.param("agents", agents.stream().map(StaffId::value).toArray(Long[]::new)));
	}

	@Override
	public List<AgentProfile> all() {
		return profiles(this.jdbc.sql(SELECT + "order by p.agent"));
	}

	@Override
	public Map<StaffId, Instant> versions() {
		Map<StaffId, Instant> versions = new HashMap<>();
		this.jdbc.sql("select agent, since from agent_profile").query((row) -> {
			versions.put(new StaffId(row.getLong("agent")),
					Objects.requireNonNull(row.getTimestamp("since")).toInstant());
		});
		return versions;
	}

	@Override
	public SortedMap<Skill, Set<StaffId>> groups() {
		SortedMap<Skill, Set<StaffId>> groups = new TreeMap<>();
		this.jdbc.sql("select agent, skill from agent_skill where skill like 'group:%'").query((row) -> {
			groups
				.computeIfAbsent(new Skill(Objects.requireNonNull(row.getString("skill"))), (group) -> new HashSet<>())
				.add(new StaffId(row.getLong("agent")));
		});
		return groups;
	}

	@Override
	public boolean known(Skill skill) {
		return this.jdbc.sql("select exists (select from agent_skill where skill = :skill)")
			.param("skill", skill.value())
			.query(Boolean.class)
			.single();
	}

	@Override
	@Transactional
	public AgentProfile set(StaffId agent, Map<Skill, Integer> skills, Optional<Capacity> capacity) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		// News of a profile are told apart by it, whatever the clocks of the nodes show.
		Instant since = this.jdbc.sql("""
				insert into agent_profile (agent, letters, messages, since) values (:agent, :letters, :messages, :since)
				on conflict (agent) do update set letters = :letters, messages = :messages,
				since = greatest(cast(:since as timestamptz), agent_profile.since + interval '1 microsecond')
				returning since""")
			.param("agent", agent.value())
			.param("letters", capacity.map(Capacity::letters).orElse(null))
			.param("messages", capacity.map(Capacity::messages).orElse(null))
			.param("since", Timestamp.from(now))
			.query((row, index) -> Objects.requireNonNull(row.getTimestamp("since")).toInstant())
			.single();
		AgentProfile profile = new AgentProfile(agent, new TreeMap<>(skills), capacity, since);
		this.jdbc.sql("delete from agent_skill where agent = :agent").param("agent", agent.value()).update();
		profile.skills()
			.forEach((skill, level) -> this.jdbc
				.sql("insert into agent_skill (agent, skill, level) values (:agent, :skill, :level)")
				.param("agent", agent.value())
				.param("skill", skill.value())
				.param("level", level)
				.update());
		this.events.publishEvent(new AgentProfileChanged(profile));
		return profile;
	}

	/** One row a skill, the rows of an agent one after another. */
	private static List<AgentProfile> profiles(JdbcClient.StatementSpec query) {
		List<AgentProfile> profiles = new ArrayList<>();
		query.query((row, index) -> new Row(new StaffId(row.getLong("agent")), row.getObject("letters", Integer.class),
				row.getObject("messages", Integer.class), Objects.requireNonNull(row.getTimestamp("since")).toInstant(),
				row.getString("skill"), row.getInt("level")))
			.list()
			.forEach((row) -> {
				if (!profiles.isEmpty() && profiles.getLast().agent().equals(row.agent())) {
					profiles.add(row.addedTo(profiles.removeLast()));
				}
				else {
					profiles
						.add(row.addedTo(new AgentProfile(row.agent(), new TreeMap<>(), row.capacity(), row.since())));
				}
			});
		return profiles;
	}

	private record Row(StaffId agent, @Nullable Integer letters, @Nullable Integer messages, Instant since,
			@Nullable String skill, int level) {

		Optional<Capacity> capacity() {
			return (this.letters == null || this.messages == null) ? Optional.empty()
					: Optional.of(new Capacity(this.letters, this.messages));
		}

		AgentProfile addedTo(AgentProfile profile) {
			if (this.skill == null) {
				return profile;
			}
			SortedMap<Skill, Integer> skills = new TreeMap<>(profile.skills());
			skills.put(new Skill(this.skill), this.level);
			return new AgentProfile(profile.agent(), skills, profile.capacity(), profile.since());
		}

	}

}
