package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.softphone.PasswordBook;

/**
 * Stands in front of one Asterisk or several: what is wanted of a call goes to the one
 * that holds it, what begins a new one to any that answers.
 */
class Asterisks implements CallControl, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Asterisks.class);

	private final List<AsteriskCallControl> all;

	private final SeatPlaces seats;

	private final Vitals vitals;

	private final CallEvents events;

	private final Clock clock;

	private final AtomicInteger turn = new AtomicInteger();

	Asterisks(List<AsteriskCallControl> all, SeatPlaces seats, Vitals vitals, CallEvents events, Clock clock) {
		this.all = List.copyOf(all);
		this.seats = seats;
		this.vitals = vitals;
		this.events = events;
		this.clock = clock;
	}

	void start() {
		this.vitals.start(this::resumed);
		this.all.forEach(AsteriskCallControl::start);
	}

	private void resumed() {
		if (!this.events.offer(new CallEvent.DeliveryResumed(this.clock.instant()))) {
			LOG.error("Too many events wait; that callers can be delivered again is not told");
		}
	}

	List<AsteriskCallControl> answering() {
		return this.all.stream().filter(AsteriskCallControl::connected).toList();
	}

	/**
	 * Finds the one that holds a call.
	 * @return empty if the call is over
	 * @throws AsteriskAway if one that may hold it gives no answer
	 */
	Optional<AsteriskCallControl> holding(ContactId contact) {
		Optional<AsteriskCallControl> known = this.all.stream().filter((one) -> one.remembers(contact)).findFirst();
		if (known.isPresent()) {
			return known;
		}
		List<AsteriskCallControl> answering = answering();
		Optional<AsteriskCallControl> found = answering.stream().filter((one) -> one.holds(contact)).findFirst();
		if (found.isEmpty() && (answering.isEmpty() || silent())) {
			throw new AsteriskAway("No answer where contact " + contact + " may be");
		}
		return found;
	}

	/** Whether one gives no answer whose calls are not given up yet. */
	boolean silent() {
		return this.all.stream().anyMatch((one) -> !one.connected() && !one.givenUp());
	}

	AsteriskCallControl holder(ContactId contact) {
		return holding(contact).orElseThrow(() -> new CallNotFound(contact));
	}

	/** The next in turn of those that answer. */
	AsteriskCallControl any() {
		List<AsteriskCallControl> answering = answering();
		if (answering.isEmpty()) {
			throw new AsteriskAway("No Asterisk answers");
		}
		return answering.get(Math.floorMod(this.turn.getAndIncrement(), answering.size()));
	}

	/** The one where a softphone is registered, if it answers. */
	private Optional<AsteriskCallControl> at(Seat seat) {
		return this.seats.of(seat)
			.flatMap((place) -> answering().stream().filter((one) -> one.name().equals(place)).findFirst());
	}

	/** The one where a softphone is registered, or any. */
	AsteriskCallControl near(Seat seat) {
		return at(seat).orElseGet(this::any);
	}

	/**
	 * Tells all that answer; each is told again when it is back.
	 * @throws AsteriskAway if none took it
	 */
	void tell(Consumer<AsteriskCallControl> what) {
		List<AsteriskAway> away = new ArrayList<>();
		for (AsteriskCallControl one : this.all) {
			try {
				what.accept(one);
			}
			catch (AsteriskAway ex) {
				away.add(ex);
			}
		}
		if (away.size() == this.all.size()) {
			throw away.getFirst();
		}
	}

	/**
	 * Tells where a softphone shall register: where it is, while that answers; else they
	 * are spread.
	 */
	String webSocketUrl(Seat seat) {
		List<AsteriskCallControl> turned = new ArrayList<>(this.all);
		Collections.rotate(turned, -Integer.parseInt(seat.value()));
		return at(seat).or(() -> turned.stream().filter(AsteriskCallControl::connected).findFirst())
			.orElse(turned.getFirst())
			.webSocketUrl();
	}

	List<PasswordBook> passwords() {
		return this.all.stream().map(AsteriskCallControl::passwords).toList();
	}

	/**
	 * Has a channel of its own carry the citizen's voice away.
	 * @return the name of the one that does
	 */
	String hear(ContactId contact, String ear) {
		AsteriskCallControl holder = holder(contact);
		holder.talks().hear(contact, ear);
		return holder.name();
	}

	@Override
	public void offer(ContactId contact, UUID offer, Seat seat) {
		holder(contact).offer(contact, offer, seat);
	}

	@Override
	public void withdraw(ContactId contact) {
		holding(contact).ifPresent((one) -> one.withdraw(contact));
	}

	@Override
	public void lineOverflows(ContactId contact) {
		holding(contact).ifPresent((one) -> one.lineOverflows(contact));
	}

	@Override
	public void hangUp(ContactId contact) {
		holding(contact).ifPresent((one) -> one.hangUp(contact));
	}

	@Override
	public List<LiveCall> liveCalls() {
		return look().calls();
	}

	@Override
	public Look look() {
		List<LiveCall> calls = new ArrayList<>();
		Map<String, Set<ContactId>> silent = new HashMap<>();
		Set<ContactId> lost = new HashSet<>();
		int answers = 0;
		for (AsteriskCallControl one : this.all) {
			try {
				calls.addAll(one.liveCalls());
				answers++;
			}
			catch (AsteriskAway ex) {
				if (!one.givenUp()) {
					silent.put(one.name(), one.remembered());
				}
			}
			lost.addAll(one.lost());
		}
		if (answers == 0) {
			throw new AsteriskAway("No Asterisk answers");
		}
		// One that has just answered again lists calls that it was thought to have lost.
		calls.forEach((call) -> lost.remove(call.contact()));
		return new Look(calls, silent, lost);
	}

	@Override
	public boolean connected() {
		return this.all.stream().anyMatch(AsteriskCallControl::connected);
	}

	@Override
	public List<String> away() {
		return this.all.stream().filter((one) -> !one.connected()).map(AsteriskCallControl::name).toList();
	}

	@Override
	public boolean delivers() {
		return this.vitals.good();
	}

	@Override
	public CompletableFuture<NoticeOutcome> callWithNotice(PhoneNumber callee, Path notice) {
		try {
			return any().callWithNotice(callee, notice);
		}
		catch (AsteriskAway ex) {
			return CompletableFuture.completedFuture(new NoticeOutcome.NotPossible());
		}
	}

	@Override
	public void close() {
		this.vitals.close();
		this.all.forEach(AsteriskCallControl::close);
	}

}
