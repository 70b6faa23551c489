package org.yihaotong.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Computes the wallboard once for all who look at it: after a change, at most once a
 * second, and every few seconds without one. Nobody looks, nothing is computed.
 */
@Component
class WallboardFeed {

	private static final Logger logger = LoggerFactory.getLogger(WallboardFeed.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/** The walls and desks of one centre; each costs memory. */
	private static final int MOST_SCREENS = 200;

	private final WallboardFigures figures;

	private final JsonMapper json;

	private final TaskScheduler scheduler;

	private final Clock clock;

	private final Set<WallboardScreen> screens = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean planned = new AtomicBoolean();

	private final ReentrantLock turn = new ReentrantLock();

	private volatile @Nullable Wallboard latest;

	WallboardFeed(WallboardFigures figures, JsonMapper json, TaskScheduler scheduler, Clock clock) {
		this.figures = figures;
		this.json = json;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Returns the wallboard.
	 * @return a second old at most
	 */
	Wallboard current() {
		this.turn.lock();
		try {
			Wallboard known = this.latest;
			return (known != null && this.clock.instant().isBefore(known.at().plus(PAUSE))) ? known : computed();
		}
		finally {
			this.turn.unlock();
		}
	}

	private Wallboard computed() {
		Wallboard now = this.figures.now();
		this.latest = now;
		return now;
	}

	/**
	 * Takes in a screen and shows it the wallboard.
	 * @param screen the screen
	 * @return false if there are too many
	 */
	boolean add(WallboardScreen screen) {
		if (this.screens.size() >= MOST_SCREENS) {
			return false;
		}
		this.screens.add(screen);
		screen.show(this.json.writeValueAsString(current()));
		return true;
	}

	void remove(WallboardScreen screen) {
		this.screens.remove(screen);
	}

	/** Something has changed: plans a push unless one is planned. Returns at once. */
	void changed() {
		if (!this.screens.isEmpty() && this.planned.compareAndSet(false, true)) {
			Instant now = this.clock.instant();
			Wallboard known = this.latest;
			Instant earliest = (known != null) ? known.at().plus(PAUSE) : now;
			this.scheduler.schedule(this::push, earliest.isAfter(now) ? earliest : now);
		}
	}

	/**
	 * Waits grow, deadlines pass and other nodes work without an event here. The second
	 * before a push is to spare, so that no screen waits longer than 5 s.
	 */
	@Scheduled(fixedRate = 4_000)
	void beat() {
		changed();
	}

	private void push() {
		// Before it looks: a change that comes meanwhile plans another push.
		this.planned.set(false);
		this.turn.lock();
		try {
			String text = this.json.writeValueAsString(computed());
			this.screens.forEach((screen) -> screen.show(text));
		}
		// The rim of a thread: the next beat tries again, and a screen that hears nothing
		// says so.
		catch (RuntimeException ex) {
			logger.warn("The wallboard could not be computed", ex);
		}
		finally {
			this.turn.unlock();
		}
	}

}
