package org.yihaotong.routing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallBackControl;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.CallNotFound;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;
import org.yihaotong.telephony.Look;
import org.yihaotong.telephony.NoticeOutcome;

/**
 * Plays Asterisk: callers are in places, and every change of place is told.
 */
class PlayedAsterisk implements CallControl, CallBackControl {

	private final Map<ContactId, LiveCall> calls = new ConcurrentHashMap<>();

	/** The calls that have to do with a seat. */
	private final Map<Seat, Set<ContactId>> seated = new ConcurrentHashMap<>();

	/** The calls for which the dialplan rings softphones. */
	private final Set<ContactId> surviving = ConcurrentHashMap.newKeySet();

	private final Map<ContactId, UUID> offers = new ConcurrentHashMap<>();

	/** Whom the dialplan connected. */
	private final Set<ContactId> alone = ConcurrentHashMap.newKeySet();

	/** Seats that are in a talk beside the one that has it. */
	private final Map<Seat, ContactId> legs = new ConcurrentHashMap<>();

	private final Map<UUID, Back> backs = new ConcurrentHashMap<>();

	private final List<String> faults = new CopyOnWriteArrayList<>();

	private final List<Consumer<CallEvent>> listeners = new CopyOnWriteArrayList<>();

	private final Clock clock;

	private volatile Set<ContactId> silent = Set.of();

	private volatile boolean connected = true;

	private volatile boolean delivers = true;

	private volatile OfferListener offerListener = (contact, offer, seat) -> {
	};

	PlayedAsterisk(Clock clock) {
		this.clock = clock;
	}

	/** Has somebody told of each offer. */
	void onOffer(OfferListener listener) {
		this.offerListener = listener;
	}

	void listen(Consumer<CallEvent> listener) {
		this.listeners.add(listener);
	}

	void tell(CallEvent event) {
		this.listeners.forEach((listener) -> listener.accept(event));
	}

	private void place(ContactId contact, Place place, Optional<Seat> seat) {
		changed(contact, this.calls.put(contact, new LiveCall(contact, place, seat, Optional.empty(), "12345", false)));
	}

	/** Keeps the lists, so that an offer need not look at ten thousand calls. */
	private void changed(ContactId contact, @Nullable LiveCall before) {
		if (before != null) {
			before.seat().ifPresent((seat) -> at(seat).remove(contact));
			this.surviving.remove(contact);
		}
		LiveCall now = this.calls.get(contact);
		if (now != null) {
			now.seat().ifPresent((seat) -> at(seat).add(contact));
			if (now.place() == Place.SURVIVAL) {
				this.surviving.add(contact);
			}
		}
	}

	private Set<ContactId> at(Seat seat) {
		return this.seated.computeIfAbsent(seat, (any) -> ConcurrentHashMap.newKeySet());
	}

	private void removed(LiveCall call) {
		this.calls.remove(call.contact());
		changed(call.contact(), call);
	}

	/** A call is there, as if it had come while no server listened. */
	void holds(ContactId contact, Place place, Optional<Seat> seat) {
		place(contact, place, seat);
	}

	void enters(ContactId contact) {
		place(contact, Place.WAITING, Optional.empty());
		tell(new CallEvent.Waiting(contact, this.clock.instant()));
	}

	void registers(Seat seat, boolean reachable) {
		tell(new CallEvent.SeatReachable(seat, reachable, this.clock.instant()));
	}

	void answers(ContactId contact) {
		Seat seat = seatOf(contact).orElseThrow();
		place(contact, Place.TALKING, Optional.of(seat));
		tell(new CallEvent.OfferAnswered(contact, Objects.requireNonNull(this.offers.get(contact)), seat,
				this.clock.instant()));
	}

	void fails(ContactId contact, Reason reason) {
		Seat seat = seatOf(contact).orElseThrow();
		tell(new CallEvent.OfferFailed(contact, Objects.requireNonNull(this.offers.get(contact)), seat, reason,
				this.clock.instant()));
		enters(contact);
	}

	void leaves(ContactId contact) {
		LiveCall call = Objects.requireNonNull(this.calls.get(contact));
		removed(call);
		if (call.place() == Place.TALKING) {
			tell(new CallEvent.TalkEnded(contact, call.seat().orElseThrow(), this.clock.instant()));
		}
		tell(new CallEvent.CallerLeft(contact, call.place(), this.clock.instant()));
	}

	/** A seat is out of a talk that goes on. */
	void seatLeaves(ContactId contact, Seat seat) {
		this.legs.remove(seat);
		tell(new CallEvent.Talk.SeatLeft(contact, seat, this.clock.instant()));
	}

	/** Another seat has joined a talk; the first one is in it until it leaves. */
	void joins(ContactId contact, Seat seat) {
		seatOf(contact).ifPresent((first) -> this.legs.put(first, contact));
		place(contact, Place.TALKING, Optional.of(seat));
	}

	/** The caller is in the waiting room again, and a seat is still in the talk. */
	void givesBack(ContactId contact) {
		seatOf(contact).ifPresent((seat) -> this.legs.put(seat, contact));
		enters(contact);
	}

	/** A talk rings at another seat, and the first one is still in it. */
	void passes(ContactId contact, UUID offer, Seat seat) {
		seatOf(contact).ifPresent((first) -> this.legs.put(first, contact));
		busy(seat, contact);
		this.offers.put(contact, offer);
		place(contact, Place.OFFERED, Optional.of(seat));
	}

	/** A seat is called into a talk. */
	void asks(ContactId contact, Seat seat) {
		busy(seat, contact);
		this.legs.put(seat, contact);
	}

	/** Whoever was asked has left, or does not ring any longer. */
	void partyLeaves(ContactId contact, UUID party, Seat seat) {
		this.legs.remove(seat);
		tell(new CallEvent.Talk.PartyLeft(contact, party, CallEvent.Talk.Left.HUNG_UP, this.clock.instant()));
	}

	/** Whoever was asked has the talk, and the first one is still in it. */
	void takesOver(ContactId contact, Seat seat) {
		this.legs.remove(seat);
		joins(contact, seat);
	}

	/** All who are on the way out of a talk are out of it. */
	void seatsLeave(Set<Seat> asked) {
		Map.copyOf(this.legs).forEach((seat, contact) -> {
			if (!asked.contains(seat)) {
				seatLeaves(contact, seat);
			}
		});
	}

	/**
	 * No server could deliver callers for longer than the dialplan's patience: it rings
	 * all softphones for those who wait.
	 * @param answering the softphones that answer, if they are free, each to the next of
	 * them; nobody is told
	 */
	void ringsAlone(List<Seat> answering) {
		this.delivers = false;
		callsIn(Place.WAITING).forEach((call) -> place(call.contact(), Place.SURVIVAL, Optional.empty()));
		answering.stream()
			.filter(this::free)
			.forEach((seat) -> callsIn(Place.SURVIVAL).findFirst().ifPresent((call) -> {
				place(call.contact(), Place.TALKING, Optional.of(seat));
				this.alone.add(call.contact());
			}));
	}

	/** Whether the dialplan connected a caller with somebody. */
	boolean talkedAlone(ContactId contact) {
		return this.alone.contains(contact);
	}

	/** A server is there again. */
	void isServed() {
		this.delivers = true;
	}

	private boolean free(Seat seat) {
		return !this.legs.containsKey(seat) && at(seat).isEmpty()
				&& this.backs.values().stream().noneMatch((back) -> back.seat().equals(seat));
	}

	private Stream<LiveCall> callsIn(Place place) {
		return this.calls.values().stream().filter((call) -> call.place() == place);
	}

	/** The caller is gone, but nobody is told. */
	void vanishes(ContactId contact) {
		Optional.ofNullable(this.calls.get(contact)).ifPresent(this::removed);
	}

	/** The Asterisk that holds the call is no more. */
	void loses(ContactId contact) {
		vanishes(contact);
		tell(new CallEvent.CallLost(contact, this.clock.instant()));
	}

	/** The calls are with another Asterisk, which gives no answer. */
	void silent(Set<ContactId> contacts) {
		contacts.forEach(this::vanishes);
		this.silent = Set.copyOf(contacts);
	}

	void connected(boolean is) {
		this.connected = is;
		if (is) {
			tell(new CallEvent.AsteriskConnected(this.clock.instant()));
		}
	}

	Optional<Seat> seatOf(ContactId contact) {
		return Optional.ofNullable(this.calls.get(contact)).flatMap(LiveCall::seat);
	}

	boolean ringsAt(ContactId contact, Seat seat) {
		LiveCall call = this.calls.get(contact);
		return call != null && call.place() == Place.OFFERED && call.seat().equals(Optional.of(seat));
	}

	/** What should never have been asked of Asterisk. */
	List<String> faults() {
		return this.faults;
	}

	void forget() {
		this.calls.clear();
		this.seated.clear();
		this.surviving.clear();
		this.offers.clear();
		this.legs.clear();
		this.alone.clear();
		this.backs.clear();
		this.faults.clear();
		this.silent = Set.of();
		this.connected = true;
		this.delivers = true;
	}

	@Override
	public void offer(ContactId contact, UUID offer, Seat seat) {
		LiveCall before = this.calls.get(contact);
		if (before == null || before.place() != Place.WAITING) {
			throw new CallNotFound(contact);
		}
		this.surviving.stream()
			.findAny()
			.ifPresent((alone) -> this.faults
				.add("Seat " + seat + " was offered " + contact + " while the dialplan rang it for " + alone));
		busy(seat, contact);
		this.offers.put(contact, offer);
		place(contact, Place.OFFERED, Optional.of(seat));
		this.offerListener.offered(contact, offer, seat);
	}

	/** Nobody may be rung for two. */
	private void busy(Seat seat, ContactId contact) {
		if (this.legs.containsKey(seat)) {
			this.faults.add("Seat " + seat + " was offered " + contact + " while it talks in " + this.legs.get(seat));
		}
		at(seat).forEach((other) -> this.faults
			.add("Seat " + seat + " was offered " + contact + " beside " + this.calls.get(other)));
		this.backs.values()
			.stream()
			.filter((back) -> back.seat().equals(seat))
			.forEach((back) -> this.faults
				.add("Seat " + seat + " was offered " + contact + " beside the call-back of " + back.contact()));
	}

	@Override
	public void ringAgent(ContactId contact, UUID offer, Seat seat) {
		busy(seat, contact);
		if (this.backs.putIfAbsent(offer, new Back(contact, seat, Optional.empty())) != null) {
			this.faults.add("Rung twice for " + contact);
		}
	}

	@Override
	public boolean dialCitizen(UUID offer, PhoneNumber citizen) {
		Back back = Objects.requireNonNull(this.backs.get(offer));
		this.backs.put(offer, new Back(back.contact(), back.seat(), Optional.of(citizen)));
		return true;
	}

	@Override
	public void cancel(UUID offer) {
		Back back = this.backs.remove(offer);
		if (back != null && back.dialled().isEmpty()) {
			tell(new CallEvent.OfferFailed(back.contact(), offer, back.seat(), Reason.WITHDRAWN, this.clock.instant()));
		}
	}

	/**
	 * An attempt to call somebody back.
	 *
	 * @param contact for whom
	 * @param seat the agent's telephone
	 * @param dialled the citizen's, once called
	 */
	record Back(ContactId contact, Seat seat, Optional<PhoneNumber> dialled) {
	}

	Map<UUID, Back> backs() {
		return this.backs;
	}

	/** The agent answers, so that the citizen is called. */
	void agentAnswers(ContactId contact) {
		UUID offer = backOf(contact);
		tell(new CallEvent.CallBack.AgentReady(contact, offer, Objects.requireNonNull(this.backs.get(offer)).seat(),
				this.clock.instant()));
	}

	void agentMisses(ContactId contact) {
		UUID offer = backOf(contact);
		Seat seat = Objects.requireNonNull(this.backs.remove(offer)).seat();
		tell(new CallEvent.OfferFailed(contact, offer, seat, Reason.NO_ANSWER, this.clock.instant()));
	}

	void citizenMisses(ContactId contact, CallEvent.CallBack.Why why) {
		UUID offer = backOf(contact);
		this.backs.remove(offer);
		tell(new CallEvent.CallBack.Missed(contact, offer, why, this.clock.instant()));
	}

	void citizenAnswers(ContactId contact) {
		UUID offer = backOf(contact);
		Seat seat = Objects.requireNonNull(this.backs.remove(offer)).seat();
		place(contact, Place.TALKING, Optional.of(seat));
		tell(new CallEvent.OfferAnswered(contact, offer, seat, this.clock.instant()));
	}

	private UUID backOf(ContactId contact) {
		return this.backs.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().contact().equals(contact))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
	}

	@Override
	public void withdraw(ContactId contact) {
		LiveCall call = this.calls.get(contact);
		if (call != null && call.place() == Place.OFFERED) {
			fails(contact, Reason.WITHDRAWN);
		}
		else if (call != null && call.place() == Place.SURVIVAL) {
			enters(contact);
		}
	}

	@Override
	public void hangUp(ContactId contact) {
		if (this.calls.containsKey(contact)) {
			leaves(contact);
		}
	}

	@Override
	public List<LiveCall> liveCalls() {
		if (!this.connected) {
			throw new AsteriskAway("No connection");
		}
		return List.copyOf(this.calls.values());
	}

	@Override
	public Look look() {
		return new Look(liveCalls(), this.silent.isEmpty() ? Map.of() : Map.of("two", this.silent), Set.of());
	}

	@Override
	public boolean connected() {
		return this.connected;
	}

	@Override
	public boolean delivers() {
		return this.delivers;
	}

	@Override
	public CompletableFuture<NoticeOutcome> callWithNotice(PhoneNumber callee, Path notice) {
		return CompletableFuture.completedFuture(new NoticeOutcome.NotPossible());
	}

	/** Hears of offers. */
	@FunctionalInterface
	interface OfferListener {

		void offered(ContactId contact, UUID offer, Seat seat);

	}

}
