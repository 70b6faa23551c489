package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.CoreStatusResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.OutboundGuard.Verdict;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.telephony.ami.AmiText;
import org.yihaotong.telephony.ami.DeviceStateListAction;
import org.yihaotong.telephony.softphone.ManagerPasswords;
import org.yihaotong.telephony.softphone.PasswordBook;

/**
 * Moves the calls of one Asterisk by its manager interface.
 */
class AsteriskCallControl implements AmiClient.Listener, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(AsteriskCallControl.class);

	private static final String VARIABLES = "YHT_CONTACT,YHT_PLACE,YHT_SEAT,YHT_CALLER,YHT_DIALLED,YHT_DANGER,"
			+ TalkLegs.VARIABLES;

	/** What Asterisk writes for a variable that a channel does not have. */
	private static final String UNSET = "(null)";

	private final KnownCalls calls = new KnownCalls();

	private final String name;

	private final String webSocketUrl;

	private final TelephonyProperties properties;

	private final CallEvents events;

	private final SoundFiles sounds;

	private final SeatPlaces seats;

	private final Clock clock;

	private final Notices notices;

	private final TalkLegs legs = new TalkLegs();

	private final AsteriskEvents translation;

	private final AmiClient ami;

	private final BooleanSupplier delivers;

	private final OutboundGuard guard;

	private final AsteriskCallBacks callBacks;

	private final AsteriskSurveys surveys;

	private final SignsOfLife signs;

	private final ManagerLogIns logIns;

	/** When the process was started that is connected, in Asterisk's words. */
	private volatile String process = "";

	private volatile boolean givenUp;

	/**
	 * What was known when the connection broke; whoever lists the calls first once it
	 * stands again would forget the others.
	 */
	private volatile Set<ContactId> atTheBreak = Set.of();

	private volatile boolean broken;

	/** What the last loss took. */
	private volatile Set<ContactId> lost = Set.of();

	AsteriskCallControl(TelephonyProperties.Asterisk asterisk, TelephonyProperties properties, CallEvents events,
			SoundFiles sounds, SeatPlaces seats, BooleanSupplier delivers, OutboundGuard guard,
			Supplier<Optional<CallBackGreeting>> greeting, SignsOfLife signs, ManagerLogIns logIns, Clock clock) {
		this.signs = signs;
		this.logIns = logIns;
		this.name = asterisk.name();
		this.webSocketUrl = asterisk.webSocketUrl();
		this.properties = properties;
		this.events = events;
		this.sounds = sounds;
		this.seats = seats;
		this.delivers = delivers;
		this.guard = guard;
		this.clock = clock;
		this.notices = new Notices(properties.maxNotices());
		TelephonyProperties.Ami target = asterisk.ami();
		this.ami = new AmiClient(new AmiClient.Settings(target.host(), target.port(), target.user(), target.secret()),
				this);
		this.callBacks = new AsteriskCallBacks(this.ami, (seat) -> seats.dial(this.name, seat), guard, properties,
				sounds, greeting, clock);
		this.surveys = new AsteriskSurveys(this.ami, guard, properties, clock);
		this.translation = new AsteriskEvents(this.name, this.calls, this.notices, this.legs, seats, this.callBacks,
				this.surveys, events, clock);
	}

	String name() {
		return this.name;
	}

	/** Where softphones register. */
	String webSocketUrl() {
		return this.webSocketUrl;
	}

	/** Talks by the same connection and the same knowledge. */
	AsteriskTalks talks() {
		return new AsteriskTalks(this.name, this.ami, this::known, this.legs, this.seats, this.properties);
	}

	PasswordBook passwords() {
		return new ManagerPasswords(this.ami);
	}

	AsteriskCallBacks callBacks() {
		return this.callBacks;
	}

	SurveyControl surveys() {
		return this.surveys;
	}

	AsteriskRecordings recordings() {
		return new AsteriskRecordings(this.ami, this::known, this.properties);
	}

	void start() {
		this.ami.start();
	}

	@Override
	public void onConnected() {
		this.translation.forgetSeats();
		// Who has left a room meanwhile is not told any more; who is still there is
		// listed.
		this.legs.forgetRooms();
		this.ami.send(new DeviceStateListAction());
		String now = startedAt();
		boolean anew = !this.process.isEmpty() && !this.process.equals(now);
		Map<ContactId, KnownCalls.Known> before = this.calls.all();
		Set<UUID> rang = this.legs.parties();
		List<StatusEvent> channels = channels();
		Set<ContactId> held = taken(before, channels).stream()
			.map((listed) -> listed.call().contact())
			.collect(Collectors.toSet());
		Set<String> there = channels.stream().map(StatusEvent::getUniqueId).collect(Collectors.toSet());
		enqueued(this.translation.partiesGone(
				rang.stream().filter((party) -> !there.contains(party.toString())).collect(Collectors.toSet())));
		lost(anew ? this.atTheBreak.stream().filter((contact) -> !held.contains(contact)).toList() : List.of());
		// Gone with the process: whoever tells it later is the one that is connected now.
		this.ami.send(new SetVarAction("YHT_NAME", this.name));
		this.process = now;
		this.givenUp = false;
		this.broken = false;
		enqueued(this.events.offer(new CallEvent.AsteriskConnected(this.clock.instant())));
	}

	private String startedAt() {
		return (this.ami.send(new CoreStatusAction()) instanceof CoreStatusResponse status)
				? status.getCoreStartupDate() + " " + status.getCoreStartupTime() : "";
	}

	/**
	 * Whatever becomes of the calls now, this server does not know it. They are not lost
	 * as long as their Asterisk is heard in another way.
	 */
	@Override
	public void onAway(Duration since) {
		if (!this.broken) {
			this.broken = true;
			this.atTheBreak = remembered();
		}
		Duration silent = this.signs.since(this.name).filter((sign) -> sign.compareTo(since) < 0).orElse(since);
		if (!this.givenUp && silent.compareTo(this.properties.lostAfter()) > 0) {
			LOG.error("Asterisk {} has given no answer for {} s: its calls are taken for lost", this.name,
					silent.toSeconds());
			this.givenUp = true;
			lost(this.atTheBreak);
			this.atTheBreak = Set.of();
			this.seats.lost(this.name)
				.forEach((seat) -> enqueued(
						this.events.offer(new CallEvent.SeatReachable(seat, false, this.clock.instant()))));
		}
	}

	private void lost(Collection<ContactId> contacts) {
		this.lost = Set.copyOf(contacts);
		if (!contacts.isEmpty()) {
			LOG.warn("{} calls are lost with Asterisk {}", contacts.size(), this.name);
		}
		contacts.forEach((contact) -> {
			this.calls.remove(contact);
			this.legs.forget(contact);
			enqueued(this.events.offer(new CallEvent.CallLost(contact, this.clock.instant())));
		});
	}

	/** The calls that were known last. */
	Set<ContactId> remembered() {
		return this.calls.all().keySet();
	}

	/** The calls that were lost last. */
	Set<ContactId> lost() {
		return this.lost;
	}

	/** Whether it has given no answer for so long that its calls are taken for lost. */
	boolean givenUp() {
		return this.givenUp;
	}

	/** Whether a call was known here last. */
	boolean remembers(ContactId contact) {
		return this.calls.find(contact).isPresent();
	}

	/** Whether a call is here, also one that nobody has told of yet. */
	boolean holds(ContactId contact) {
		return known(contact).isPresent();
	}

	@Override
	public void onEvent(ManagerEvent event) {
		if (!this.logIns.take(this.name, event)) {
			enqueued(this.translation.take(event));
		}
	}

	@Override
	public boolean delivers() {
		return this.delivers.getAsBoolean();
	}

	private void enqueued(boolean taken) {
		if (!taken) {
			LOG.error("Too many events wait; connecting again to reconcile");
			this.ami.reconnect();
		}
	}

	boolean connected() {
		return this.ami.connected();
	}

	void offer(ContactId contact, UUID offer, Seat seat) {
		KnownCalls.Known call = known(contact).filter(AsteriskCallControl::waits)
			.orElseThrow(() -> new CallNotFound(contact));
		KnownCalls.Known offered = this.calls.move(contact, LiveCall.Place.OFFERED)
			.orElseThrow(() -> new CallNotFound(contact));
		try {
			if (!redirect(call.channel(), "to-agent", this.seats.extension(this.name, seat, offer))) {
				this.calls.remove(contact);
				throw new CallNotFound(contact);
			}
		}
		catch (AsteriskAway ex) {
			// Nothing is known of this offer: the call can be offered again.
			this.calls.undo(contact, offered, call.place());
			throw ex;
		}
	}

	private static boolean waits(KnownCalls.Known call) {
		return call.place() == LiveCall.Place.WAITING || call.place() == LiveCall.Place.SURVIVAL;
	}

	void withdraw(ContactId contact) {
		known(contact).ifPresent((call) -> {
			switch (call.place()) {
				case OFFERED -> redirect(call.channel(), "withdrawn", "s");
				case SURVIVAL -> redirect(call.channel(), "waiting", "s");
				case FLOW, WAITING, TALKING, SENT, ELSEWHERE, SURVEY ->
					LOG.debug("Contact {} is not rung for", contact);
			}
		});
	}

	/** A variable, not a move: it cannot cross an offer that is being made. */
	void lineOverflows(ContactId contact) {
		known(contact).filter((call) -> call.place() == LiveCall.Place.WAITING)
			.ifPresent((call) -> this.ami.send(new SetVarAction(AmiText.safe(call.channel()), "YHT_OVERFLOW", "yes")));
	}

	void hangUp(ContactId contact) {
		// With an emergency service on the line only the agent's own leg ends: nobody but
		// the citizen may end the citizen's call then.
		Optional<String> leg = this.legs.isEmergency(contact) ? this.legs.agent(contact)
				: known(contact).map(KnownCalls.Known::channel);
		leg.ifPresent((channel) -> this.ami.send(new HangupAction(AmiText.safe(channel))));
	}

	private Optional<KnownCalls.Known> known(ContactId contact) {
		Optional<KnownCalls.Known> call = this.calls.find(contact);
		if (call.isPresent()) {
			return call;
		}
		list();
		return this.calls.find(contact);
	}

	private boolean redirect(String channel, String context, String extension) {
		return !(this.ami.send(new RedirectAction(AmiText.safe(channel), context, AmiText.safe(extension),
				1)) instanceof ManagerError);
	}

	List<LiveCall> liveCalls() {
		return list().stream().map(KnownCalls.Listed::call).toList();
	}

	private List<KnownCalls.Listed> list() {
		Map<ContactId, KnownCalls.Known> before = this.calls.all();
		return taken(before, channels());
	}

	private List<StatusEvent> channels() {
		StatusAction action = new StatusAction();
		action.setVariables(VARIABLES);
		return this.ami.list(action)
			.stream()
			.filter(StatusEvent.class::isInstance)
			.map(StatusEvent.class::cast)
			.toList();
	}

	private List<KnownCalls.Listed> taken(Map<ContactId, KnownCalls.Known> before, List<StatusEvent> channels) {
		Set<String> there = channels.stream()
			.flatMap((event) -> Stream.of(event.getChannel(), event.getUniqueId()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		List<KnownCalls.Listed> listed = channels.stream().flatMap((event) -> readable(event, there).stream()).toList();
		this.calls.reconcile(before, listed);
		return listed;
	}

	/** One channel that nobody understands must not hide all others. */
	private Optional<KnownCalls.Listed> readable(StatusEvent event, Set<String> there) {
		try {
			this.legs.listed(event.getChannel(), there, (name) -> value(event.getVariables(), name));
			return listed(event);
		}
		catch (IllegalArgumentException ex) {
			LOG.warn("Channel {} not understood: {}", event.getChannel(), ex.getMessage());
			return Optional.empty();
		}
	}

	private static Optional<KnownCalls.Listed> listed(StatusEvent event) {
		Map<String, String> variables = event.getVariables();
		String place = value(variables, "YHT_PLACE");
		if (place.isEmpty() || event.getChannel() == null) {
			return Optional.empty();
		}
		String seat = value(variables, "YHT_SEAT");
		return Optional.of(new KnownCalls.Listed(event.getChannel(),
				new LiveCall(ContactId.of(value(variables, "YHT_CONTACT")), AsteriskEvents.placeOf(place),
						seat.isEmpty() ? Optional.empty() : Optional.of(new Seat(seat)),
						PhoneNumber.parse(value(variables, "YHT_CALLER")), value(variables, "YHT_DIALLED"),
						value(variables, "YHT_DANGER").equals("yes"))));
	}

	private static String value(@Nullable Map<String, String> variables, String name) {
		String value = (variables != null) ? variables.get(name) : null;
		return (value == null || value.equals(UNSET)) ? "" : value;
	}

	CompletableFuture<NoticeOutcome> callWithNotice(PhoneNumber callee, Path notice) {
		UUID id = UUID.randomUUID();
		Optional<CompletableFuture<NoticeOutcome>> outcome = this.notices.begin(id);
		if (outcome.isPresent() && this.guard.ask(callee, OutboundGuard.Ground.CITIZEN) != Verdict.ALLOWED) {
			this.notices.end(id, new NoticeOutcome.NotPossible());
			return outcome.get();
		}
		if (outcome.isEmpty()) {
			return CompletableFuture.completedFuture(new NoticeOutcome.NotPossible());
		}
		try {
			if (this.ami.send(originate(id, callee, notice)) instanceof ManagerError) {
				this.notices.end(id, new NoticeOutcome.NotPossible());
			}
		}
		catch (AsteriskAway ex) {
			this.notices.end(id, new NoticeOutcome.NotPossible());
		}
		return outcome.get();
	}

	private OriginateAction originate(UUID id, PhoneNumber callee, Path notice) {
		OriginateAction action = new OriginateAction();
		action.setActionId(id.toString());
		// The manager tells the hang-ups of this account only, by the channel's
		// identifier.
		action.setAccount("notice");
		action.setChannelId(id.toString());
		action.setChannel("PJSIP/" + AmiText.safe(callee.national()) + "@" + this.properties.trunk());
		action.setContext("notice");
		action.setExten("s");
		action.setPriority(1);
		action.setCallerId(this.properties.hotline());
		action.setTimeout(this.properties.noticeRing().toMillis());
		action.setAsync(true);
		action.setVariable("YHT_NOTICE", id.toString());
		action.setVariable("YHT_NOTICE_SOUND", AmiText.safe(this.sounds.inAsterisk(notice)));
		return action;
	}

	@Override
	public void close() {
		this.ami.close();
	}

}
