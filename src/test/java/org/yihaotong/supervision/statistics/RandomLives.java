package org.yihaotong.supervision.statistics;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.RoutedLives;
import org.yihaotong.supervision.statistics.PlainCount.Fact;
import org.yihaotong.supervision.statistics.PlainCount.Spell;
import org.yihaotong.supervision.statistics.PlainCount.Who;

/**
 * Plays contacts and agents in virtual time through the modules that keep them, and tells
 * a {@link PlainCount} what it does.
 */
final class RandomLives {

	private static final List<String> LINES = List.of("12345", "12319", "0473-2999901");

	private static final List<String> CATEGORIES = List.of("0901", "0902", "1204", "2001");

	private static final Comparator<Act> BY_TIME = Comparator.comparing(Act::at).thenComparing(Act::number);

	private final PriorityQueue<Act> plan = new PriorityQueue<>(BY_TIME);

	private final Map<Long, Agent> agents = new HashMap<>();

	private final Set<Life> waiting = new LinkedHashSet<>();

	private final PlainCount count;

	private final TurnedClock clock;

	private final IntakeDesk intake;

	private final AgentDesk desk;

	private final RoutedLives routing;

	private final JdbcClient jdbc;

	private final Random random;

	private Instant now;

	private long acts;

	RandomLives(PlainCount count, TurnedClock clock, IntakeDesk intake, AgentDesk desk, RoutedLives routing,
			JdbcClient jdbc, long seed) {
		this.count = count;
		this.clock = clock;
		this.intake = intake;
		this.desk = desk;
		this.routing = routing;
		this.jdbc = jdbc;
		this.random = new Random(seed);
		this.now = clock.instant();
	}

	void at(Instant at, Runnable what) {
		// The whole milliseconds of the past are over before anything else happens.
		this.plan.add(new Act(at, this.acts++, what));
	}

	private void in(double meanSeconds, Runnable what) {
		long millis = 1 + Math.round(-Math.log(1 - this.random.nextDouble()) * meanSeconds * 1000);
		at(this.now.plusMillis(millis), what);
	}

	void run() {
		for (Act act = this.plan.poll(); act != null; act = this.plan.poll()) {
			this.now = act.at();
			this.clock.turnTo(this.now);
			act.what().run();
		}
	}

	void agent(long id, Instant from, Instant until) {
		Agent agent = new Agent(new StaffId(id));
		this.agents.put(id, agent);
		at(from, () -> {
			this.desk.signIn(agent.id);
			in(20, () -> ready(agent));
		});
		at(until, () -> goHome(agent));
	}

	private void ready(Agent agent) {
		if (!agent.home && agent.readySince == null) {
			this.desk.ready(agent.id);
			agent.readySince = this.now;
			match();
		}
	}

	private void pause(Agent agent, PauseReason reason) {
		if (agent.readySince != null) {
			this.desk.pause(agent.id, reason);
			this.count.add(new Spell(agent.id.value(), false, agent.readySince, this.now));
			agent.readySince = null;
			in(120, () -> ready(agent));
		}
	}

	private void goHome(Agent agent) {
		pause(agent, PauseReason.BREAK);
		agent.home = true;
		if (agent.work.isEmpty()) {
			this.desk.signOut(agent.id);
		}
		else {
			in(30, () -> goHome(agent));
		}
	}

	void life(Instant at) {
		double kind = this.random.nextDouble();
		Channel channel = (kind < 0.7) ? Channel.VOICE : (kind < 0.9) ? Channel.LETTER : Channel.MESSAGE;
		Life life = new Life(ContactId.random(), channel, any(LINES),
				(channel == Channel.VOICE) ? "" : any(CATEGORIES));
		at(at, () -> arrives(life));
	}

	private void arrives(Life life) {
		life.arrived = this.now;
		if (life.channel == Channel.VOICE) {
			this.intake.callArrived(life.contact, Optional.empty(), new LineNumber(life.line), this.now);
		}
		else {
			store(life);
		}
		fact(life, Figure.RECEIVED, "");
		in(15, () -> decide(life));
	}

	private void store(Life life) {
		this.jdbc
			.sql("""
					insert into contact (id, number, channel, source_key, line, classification, chosen_category, received_at)
					values (:id, :text, :channel, :text, :line, '{}', :category, :at)""")
			.param("id", life.contact.value())
			.param("text", life.contact.toString())
			.param("channel", life.channel.name())
			.param("line", life.line)
			.param("category", life.category)
			.param("at", Timestamp.from(this.now))
			.update();
	}

	private void decide(Life life) {
		double way = this.random.nextDouble();
		if (way < 0.06) {
			ends(life, ContactOutcome.SELF_SERVED, Figure.SELF_SERVED);
		}
		else if (life.channel == Channel.VOICE && way < 0.1) {
			ends(life, ContactOutcome.ABANDONED_IN_FLOW, Figure.ABANDONED_IN_FLOW);
		}
		else if (life.channel == Channel.VOICE && way < 0.12) {
			ends(life, ContactOutcome.LEFT_MESSAGE, Figure.LEFT_MESSAGE);
		}
		else if (life.channel == Channel.VOICE && way < 0.14) {
			ends(life, ContactOutcome.OUTSIDE_HOURS, Figure.OUTSIDE_HOURS);
		}
		else {
			joins(life);
		}
	}

	private void ends(Life life, ContactOutcome outcome, Figure figure) {
		this.intake.end(life.contact, outcome);
		fact(life, figure, "");
	}

	private void joins(Life life) {
		life.joined = this.now;
		if (life.channel == Channel.VOICE) {
			life.category = any(CATEGORIES);
		}
		this.routing.join(life.contact, life.channel, this.now, new LineNumber(life.line),
				Optional.of(new CategoryCode(life.category)));
		fact(life, Figure.JOINED, "");
		waits(life);
	}

	private void waits(Life life) {
		this.waiting.add(life);
		if (life.channel == Channel.VOICE) {
			long patience = ++life.patience;
			in(90, () -> leaves(life, patience));
		}
		match();
	}

	private void leaves(Life life, long patience) {
		if (life.patience != patience || life.taken) {
			return;
		}
		this.routing.leave(life.contact, this.now);
		if (life.answered) {
			fact(life, Figure.LOST_IN_TRANSFER, "");
		}
		else {
			long waited = since(life.joined);
			fact(life, Figure.ABANDONED, "");
			fact(life, Figure.SHORT_ABANDONED, (waited < 5_000) ? 1 : 0, "");
			fact(life, Figure.ABANDONED_WAIT_MILLIS, waited, "");
		}
		if (life.offer != null) {
			fact(life, Figure.CANCELLED, name(life.with()));
			life.with().work.remove(life);
		}
		this.waiting.remove(life);
		life.patience++;
		match();
	}

	private void match() {
		for (Life life : List.copyOf(this.waiting)) {
			this.agents.values()
				.stream()
				.filter((agent) -> agent.readySince != null && agent.takes(life.channel))
				.findFirst()
				.ifPresent((agent) -> offer(life, agent));
		}
	}

	private void offer(Life life, Agent agent) {
		this.waiting.remove(life);
		offered(life, agent, this.routing.offer(life.contact, agent.id, life.channel).orElseThrow());
	}

	private void offered(Life life, Agent agent, UUID offer) {
		life.offer = offer;
		life.with = agent;
		agent.work.add(life);
		fact(life, Figure.OFFERED, name(agent));
		double how = this.random.nextDouble();
		in(5, () -> {
			if (!offer.equals(life.offer) || life.with != agent || !agent.work.contains(life)) {
				return;
			}
			if (how < 0.85) {
				accepts(life, agent);
			}
			else {
				refused(life, agent, how < 0.92);
			}
		});
	}

	private void refused(Life life, Agent agent, boolean rejected) {
		UUID offer = Objects.requireNonNull(life.offer);
		if (rejected) {
			this.routing.reject(offer);
		}
		else {
			this.routing.miss(offer);
		}
		fact(life, rejected ? Figure.REJECTED : Figure.MISSED, name(agent));
		agent.work.remove(life);
		life.offer = null;
		pause(agent, rejected ? PauseReason.BREAK : PauseReason.MISSED_OFFER);
		this.waiting.add(life);
		match();
	}

	private void accepts(Life life, Agent agent) {
		this.routing.accept(Objects.requireNonNull(life.offer), this.now);
		life.patience++;
		life.taken = true;
		if (!life.answered) {
			life.answered = true;
			long waited = since(life.joined);
			fact(life, Figure.ANSWERED, name(agent));
			fact(life, Figure.ANSWERED_WITHIN, (waited <= 20_000) ? 1 : 0, name(agent));
			fact(life, Figure.ANSWERED_SOON, (waited <= 15_000) ? 1 : 0, name(agent));
			fact(life, Figure.WAIT_MILLIS, waited, name(agent));
			fact(life, Figure.WAIT_LONGEST_MILLIS, waited, name(agent));
		}
		begins(life, agent);
	}

	private void begins(Life life, Agent agent) {
		life.accepted = this.now;
		fact(life, Figure.ACCEPTED, name(agent));
		if (life.channel == Channel.VOICE) {
			agent.calls.add(life.accepted);
			in(70, () -> talkGoes(life, agent));
		}
		else {
			in(200, () -> letterEnds(life, agent));
		}
	}

	private void letterEnds(Life life, Agent agent) {
		UUID work = Objects.requireNonNull(life.offer);
		long interrupted = agent.interrupted(life.accepted, this.now);
		fact(life, Figure.WORK_MILLIS, since(life.accepted) - interrupted, name(agent));
		over(life, agent);
		if (this.random.nextDouble() < 0.1) {
			this.routing.takeBack(work);
			fact(life, Figure.RESCINDED, name(agent));
			waits(life);
			return;
		}
		this.routing.complete(work);
		fact(life, Figure.HANDLED, name(agent));
		match();
	}

	/** The agent's reservation is over. */
	private void over(Life life, Agent agent) {
		this.count.add(new Spell(agent.id.value(), true, life.accepted, this.now));
		agent.work.remove(life);
		life.offer = null;
		life.taken = false;
	}

	private void talkGoes(Life life, Agent agent) {
		double way = this.random.nextDouble();
		Optional<Agent> colleague = this.agents.values()
			.stream()
			.filter((other) -> other != agent && other.readySince != null && other.work.isEmpty())
			.findFirst();
		if (way < 0.05) {
			passedOn(life, agent);
			this.routing.toQueue(life.contact);
			waits(life);
		}
		else if (way < 0.12 && colleague.isPresent()) {
			toColleague(life, agent, colleague.get(), way < 0.08);
		}
		else if (way < 0.2 && colleague.isPresent()) {
			consults(life, agent, colleague.get(), way < 0.16);
		}
		else {
			talkEnds(life, agent);
		}
	}

	private void passedOn(Life life, Agent agent) {
		fact(life, Figure.WORK_MILLIS, since(life.accepted), name(agent));
		fact(life, Figure.HANDLED, name(agent));
		fact(life, Figure.TRANSFERS, name(agent));
		agent.callOver(this.now);
		over(life, agent);
	}

	private void toColleague(Life life, Agent agent, Agent colleague, boolean moves) {
		UUID talk = Objects.requireNonNull(life.offer);
		UUID offer = this.routing.toColleague(life.contact, talk, agent.id, colleague.id);
		if (moves) {
			passedOn(life, agent);
			long patience = ++life.patience;
			in(90, () -> leaves(life, patience));
			offered(life, colleague, offer);
			return;
		}
		fact(life, Figure.OFFERED, name(colleague));
		this.routing.notMoved(life.contact, talk, agent.id);
		fact(life, Figure.RESCINDED, name(colleague));
		in(30, () -> talkEnds(life, agent));
	}

	private void consults(Life life, Agent agent, Agent colleague, boolean handsOver) {
		UUID talk = Objects.requireNonNull(life.offer);
		UUID party = this.routing.consult(life.contact, talk, agent.id, colleague.id);
		Instant asked = this.now;
		Life question = new Life(life.contact, Channel.VOICE, life.line, life.category);
		colleague.work.add(question);
		fact(life, Figure.CONSULTED, name(colleague));
		in(20, () -> {
			colleague.work.remove(question);
			this.count.add(new Spell(colleague.id.value(), true, asked, this.now));
			if (!handsOver) {
				this.routing.consultEnds(party);
				in(30, () -> talkEnds(life, agent));
				match();
				return;
			}
			this.routing.handOver(life.contact, talk, agent.id, party);
			passedOn(life, agent);
			life.offer = party;
			life.taken = true;
			life.with = colleague;
			colleague.work.add(life);
			begins(life, colleague);
			match();
		});
	}

	private void talkEnds(Life life, Agent agent) {
		this.routing.talkEnds(life.contact, this.now);
		fact(life, Figure.WORK_MILLIS, since(life.accepted), name(agent));
		Instant ended = this.now;
		in(15, () -> {
			this.routing.complete(Objects.requireNonNull(life.offer));
			fact(life, Figure.WRAP_UP_MILLIS, since(ended), name(agent));
			fact(life, Figure.HANDLED, name(agent));
			agent.callOver(this.now);
			over(life, agent);
			if (this.random.nextDouble() < 0.08) {
				pause(agent, PauseReason.BREAK);
			}
			match();
		});
	}

	private long since(Instant instant) {
		return Duration.between(instant, this.now).toMillis();
	}

	private void fact(Life life, Figure figure, String agent) {
		fact(life, figure, 1, agent);
	}

	private void fact(Life life, Figure figure, long value, String agent) {
		this.count
			.add(new Fact(this.now, figure, value, new Who(life.channel.name(), life.line, life.category, agent)));
	}

	private <T> T any(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	private static String name(Agent agent) {
		return agent.id.toString();
	}

	private record Act(Instant at, long number, Runnable what) {
	}

	private static final class Life {

		private final ContactId contact;

		private final Channel channel;

		private final String line;

		private String category;

		private Instant arrived = Instant.EPOCH;

		private Instant joined = Instant.EPOCH;

		private Instant accepted = Instant.EPOCH;

		private boolean answered;

		private boolean taken;

		private long patience;

		private @Nullable UUID offer;

		private @Nullable Agent with;

		Life(ContactId contact, Channel channel, String line, String category) {
			this.contact = contact;
			this.channel = channel;
			this.line = line;
			this.category = category;
		}

		Agent with() {
			return Objects.requireNonNull(this.with);
		}

	}

	private static final class Agent {

		private final StaffId id;

		private final List<Life> work = new ArrayList<>();

		private final List<Instant> calls = new ArrayList<>();

		private final List<Instant> callEnds = new ArrayList<>();

		private @Nullable Instant readySince;

		private boolean home;

		Agent(StaffId id) {
			this.id = id;
		}

		boolean takes(Channel channel) {
			boolean talks = this.work.stream().anyMatch((life) -> life.channel == Channel.VOICE);
			return !talks && (channel == Channel.VOICE || this.work.size() < 3);
		}

		void callOver(Instant at) {
			this.callEnds.add(at);
		}

		/** How long calls took inside a time. */
		long interrupted(Instant from, Instant to) {
			long millis = 0;
			for (int call = 0; call < this.calls.size(); call++) {
				Instant ended = (call < this.callEnds.size()) ? this.callEnds.get(call) : to;
				long begins = Math.max(this.calls.get(call).toEpochMilli(), from.toEpochMilli());
				long ends = Math.min(ended.toEpochMilli(), to.toEpochMilli());
				millis += Math.max(0, ends - begins);
			}
			return millis;
		}

	}

}
