package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * A node of the router as it runs in the product, with its own threads and timers, to be
 * measured: only Asterisk is played.
 */
public final class LiveRouter implements AutoCloseable {

	private final AnnotationConfigApplicationContext context;

	private final PlayedAsterisk asterisk;

	private final RedisClient redis;

	/**
	 * Starts a node.
	 * @param database PostgreSQL, migrated
	 * @param redisUrl Redis
	 * @param centre what all nodes share
	 */
	public LiveRouter(DataSource database, String redisUrl, Centre centre) {
		this.asterisk = centre.asterisk;
		this.redis = RedisClient.create(redisUrl);
		this.context = RouterContext.of(new RouterContext.Parts(Clock.systemUTC(), database, this.redis, this.asterisk),
				(own) -> {
					own.registerBean("scheduler", TaskScheduler.class, LiveRouter::scheduler);
					ClassPathBeanDefinitionScanner accounts = new ClassPathBeanDefinitionScanner(own, false);
					accounts.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.StaffAccounts")));
					accounts.scan("org.yihaotong.access");
				});
	}

	private static TaskScheduler scheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(4);
		return scheduler;
	}

	private <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Fills Redis in from PostgreSQL; nothing is matched before {@link #match()}. */
	public void rebuild() {
		if (!bean(Rebuild.class).renew()) {
			throw new IllegalStateException("The queue could not be rebuilt");
		}
		bean(OfferGate.class).looked(true);
	}

	/** Begins the work of a node as a server does that starts. */
	public void begins() {
		bean(Reconciler.class).begin();
		watches();
	}

	public void match() {
		bean(MatchSignal.class).raise();
	}

	/**
	 * A caller joins the queue and is in the waiting room.
	 * @param skill what is needed
	 */
	public void joins(Skill skill) {
		ContactId contact = ContactId.random();
		bean(OrderedContactQueue.class).join(new QueuedContact(contact, Channel.VOICE, Priority.NORMAL, Instant.now(),
				new LineNumber("12345"), Optional.empty(), Optional.empty(), Set.of(skill), List.of()));
		this.asterisk.holds(contact, Place.WAITING, Optional.empty());
		bean(ReservationDesk.class).present(contact, true);
	}

	/**
	 * The agent answers.
	 * @param offer what rings
	 */
	public void answers(Offer offer) {
		this.asterisk.holds(offer.contact(), Place.TALKING, Optional.of(offer.seat()));
		bean(ReservationDesk.class).answered(offer.contact(), offer.id(), offer.seat(), Instant.now());
	}

	/**
	 * The talk ends, the agent is wrapping up.
	 * @param offer what was answered
	 */
	public void hangsUp(Offer offer) {
		bean(ReservationDesk.class).talkEnded(offer.contact(), Instant.now());
		this.asterisk.vanishes(offer.contact());
	}

	/** From now on the node compares and sweeps as often as in the product. */
	public void watches() {
		TaskScheduler scheduler = bean(TaskScheduler.class);
		Duration often = bean(RoutingProperties.class).reconcileEvery();
		scheduler.scheduleWithFixedDelay(bean(Reconciler.class)::reconcile, often);
		scheduler.scheduleWithFixedDelay(bean(Reconciler.class)::watch, Duration.ofMillis(500));
		scheduler.scheduleWithFixedDelay(bean(AgentDuty.class)::sweep, often);
	}

	/**
	 * Lists what the reconciler has repaired.
	 * @return how often what, since the node was started
	 */
	public Map<String, Long> repairs() {
		Map<String, Long> repairs = new TreeMap<>();
		bean(MeterRegistry.class).find("yihaotong.routing.repairs")
			.counters()
			.forEach((counter) -> repairs.put(String.valueOf(counter.getId().getTag("what")),
					Math.round(counter.count())));
		return repairs;
	}

	/**
	 * The agent is free.
	 * @param offer what the agent had
	 */
	public void finishes(Offer offer) {
		if (!bean(ReservationDesk.class).complete(offer.id(), ReservationState.WRAPPING)) {
			throw new IllegalStateException("Not wrapping: " + offer);
		}
	}

	/**
	 * Lists what rings.
	 * @return the offers by the agent's seat
	 */
	public Map<Seat, Offer> ringing() {
		Map<Seat, Offer> ringing = new HashMap<>();
		bean(Reservations.class).open()
			.stream()
			.filter((open) -> open.state() == ReservationState.PENDING)
			.forEach((open) -> open.seat()
				.ifPresent((seat) -> ringing.put(seat, new Offer(open.id(), open.contact(), open.agent(), seat))));
		return ringing;
	}

	@Override
	public void close() {
		this.context.close();
		this.redis.close();
	}

	/**
	 * Something that was offered.
	 *
	 * @param id the reservation
	 * @param contact the contact
	 * @param agent the agent
	 * @param seat the softphone that rings
	 */
	public record Offer(UUID id, ContactId contact, StaffId agent, Seat seat) {
	}

	/**
	 * What all nodes share: callers in an Asterisk that tells when one is offered.
	 */
	public static final class Centre {

		private final PlayedAsterisk asterisk = new PlayedAsterisk(Clock.systemUTC());

		private volatile Consumer<Offer> listener = (offer) -> {
		};

		public Centre() {
			this.asterisk.onOffer((contact, id, seat) -> this.listener
				.accept(new Offer(id, contact, new StaffId(Long.parseLong(seat.value())), seat)));
		}

		public void listen(Consumer<Offer> to) {
			this.listener = to;
		}

		/**
		 * A caller is in the waiting room.
		 * @param contact the contact
		 */
		public void holds(UUID contact) {
			this.asterisk.holds(new ContactId(contact), Place.WAITING, Optional.empty());
		}

		/**
		 * Lists what should never have been asked of Asterisk.
		 * @return an agent called twice, a caller offered twice
		 */
		public List<String> faults() {
			return this.asterisk.faults();
		}

		public void forget() {
			this.asterisk.forget();
		}

	}

}
