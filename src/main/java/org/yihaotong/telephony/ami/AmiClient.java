package org.yihaotong.telephony.ami;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.manager.response.PingResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.telephony.AsteriskAway;

/**
 * One manager connection that is made again for ever, with a heartbeat by which the
 * dialplan knows that a server is there.
 */
public final class AmiClient implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(AmiClient.class);

	private static final Duration FIRST_DELAY = Duration.ofMillis(250);

	private static final Duration LAST_DELAY = Duration.ofSeconds(5);

	/** A fifth of the silence after which the dialplan's guard acts. */
	private static final Duration HEARTBEAT = Duration.ofMillis(250);

	private static final int TIMEOUT_MILLIS = 4_000;

	/** When the server was last heard, in milliseconds. */
	private static final String BEAT = "YHT_BEAT";

	/** When the server was last able to deliver callers, in seconds. */
	private static final String DELIVERY = "YHT_HEARTBEAT";

	private final Settings settings;

	private final Listener listener;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicReference<@Nullable Link> link = new AtomicReference<>();

	/** When Asterisk last answered, by {@link System#nanoTime}. */
	private volatile long heard = System.nanoTime();

	/**
	 * Makes a client that does not connect yet.
	 * @param settings where to connect
	 * @param listener is told what happens; must only enqueue
	 */
	public AmiClient(Settings settings, Listener listener) {
		this.settings = settings;
		this.listener = listener;
	}

	/**
	 * Where to connect.
	 *
	 * @param host Asterisk's address
	 * @param port its manager port
	 * @param user account of {@code manager.conf}
	 * @param secret its password
	 */
	public record Settings(String host, int port, String user, String secret) {

		@Override
		public String toString() {
			return this.user + "@" + this.host + ":" + this.port;
		}

	}

	/** Is told what happens on the connection; must not block. */
	public interface Listener {

		/**
		 * The connection stands; actions may be sent from now on. Called on a thread that
		 * may wait for answers.
		 */
		void onConnected();

		/**
		 * An event came. Called on asterisk-java's only event thread.
		 * @param event the event
		 */
		void onEvent(ManagerEvent event);

		/**
		 * There is no connection. Told after each attempt; must not wait.
		 * @param since for how long there has been no answer
		 */
		default void onAway(Duration since) {
		}

		/**
		 * Tells whether callers can be brought to agents at present. Must not wait.
		 * @return false while something that this needs is away
		 */
		boolean delivers();

	}

	private record Link(ManagerConnection connection, CountDownLatch lost, AtomicReference<Boolean> ready) {

		boolean isReady() {
			return Boolean.TRUE.equals(this.ready.get());
		}

	}

	public void start() {
		this.heard = System.nanoTime();
		// Not a virtual thread: the heartbeat must not wait for a carrier that is busy.
		Thread.ofPlatform().daemon().name("ami-connect").start(this::keepConnected);
	}

	public boolean connected() {
		Link current = this.link.get();
		return current != null && current.isReady();
	}

	/**
	 * Gives the present connection up and makes another one.
	 */
	public void reconnect() {
		Link current = this.link.get();
		if (current != null) {
			current.lost().countDown();
		}
	}

	/**
	 * Sends an action and waits for the answer.
	 * @param action an action whose values went through {@link AmiText#safe}
	 * @return Asterisk's answer, which may be a refusal
	 * @throws AsteriskAway if there is no connection or no answer
	 */
	public ManagerResponse send(ManagerAction action) {
		try {
			return answered(connection().sendAction(action, TIMEOUT_MILLIS));
		}
		catch (IOException | TimeoutException | IllegalStateException ex) {
			throw new AsteriskAway("Asterisk does not answer: " + ex.getMessage());
		}
	}

	/**
	 * Sends an action that is answered by a list of events.
	 * @param action the action
	 * @return the events
	 * @throws AsteriskAway if there is no connection or no answer
	 */
	public List<ResponseEvent> list(EventGeneratingAction action) {
		try {
			return List.copyOf(connection().sendEventGeneratingAction(action, TIMEOUT_MILLIS).getEvents());
		}
		catch (IOException | TimeoutException | IllegalStateException ex) {
			throw new AsteriskAway("Asterisk does not answer: " + ex.getMessage());
		}
	}

	private static ManagerResponse answered(@Nullable ManagerResponse response) {
		if (response == null) {
			throw new AsteriskAway("The connection to Asterisk broke");
		}
		return response;
	}

	private ManagerConnection connection() {
		Link current = this.link.get();
		if (current == null || !current.isReady()) {
			throw new AsteriskAway("No connection to Asterisk");
		}
		return current.connection();
	}

	private void keepConnected() {
		Duration delay = FIRST_DELAY;
		boolean told = false;
		do {
			try {
				Link current = open();
				LOG.info("Connected to Asterisk as {}", this.settings);
				this.listener.onConnected();
				told = false;
				delay = FIRST_DELAY;
				beatUntilLost(current);
			}
			catch (IOException | AuthenticationFailedException | TimeoutException | IllegalStateException
					| AsteriskAway ex) {
				if (!told) {
					LOG.warn("No connection to Asterisk as {}: {}", this.settings, ex.toString());
					told = true;
				}
				delay = longer(delay);
			}
			// The rim of the thread: without it no caller ever reaches an agent again.
			catch (RuntimeException ex) {
				LOG.error("The connection to Asterisk as {} failed and is made again", this.settings, ex);
				delay = longer(delay);
			}
			drop();
			this.listener.onAway(Duration.ofNanos(System.nanoTime() - this.heard));
		}
		while (!closedWithin(delay));
	}

	private static Duration longer(Duration delay) {
		return (delay.compareTo(LAST_DELAY) < 0) ? delay.multipliedBy(2) : LAST_DELAY;
	}

	private Link open() throws IOException, AuthenticationFailedException, TimeoutException {
		DefaultManagerConnection connection = new DefaultManagerConnection(this.settings.host(), this.settings.port(),
				this.settings.user(), this.settings.secret());
		connection.setSocketTimeout(TIMEOUT_MILLIS);
		connection.setDefaultResponseTimeout(TIMEOUT_MILLIS);
		connection.registerUserEventClass(YhtEvent.class);
		connection.registerUserEventClass(DbGetTreeResponseEvent.class);
		connection.registerUserEventClass(DbGetTreeCompleteEvent.class);
		Link opening = new Link(connection, new CountDownLatch(1), new AtomicReference<>(false));
		this.link.set(opening);
		connection.addEventListener((event) -> receive(opening, event));
		connection.login();
		opening.ready().set(true);
		return opening;
	}

	private void receive(Link from, ManagerEvent event) {
		if (event instanceof DisconnectEvent) {
			from.lost().countDown();
		}
		else if (this.link.get() == from) {
			this.listener.onEvent(event);
		}
	}

	/**
	 * Tells the dialplan four times a second that the server lives, in Asterisk's own
	 * time.
	 */
	private void beatUntilLost(Link current) {
		String delivered = "";
		do {
			String[] now = asteriskTime(send(new PingAction()));
			this.heard = System.nanoTime();
			send(new SetVarAction(BEAT, now[0] + now[1].substring(0, 3)));
			if (this.listener.delivers() && !delivered.equals(now[0])) {
				send(new SetVarAction(DELIVERY, now[0]));
				delivered = now[0];
			}
		}
		while (!await(current.lost(), HEARTBEAT));
		if (this.closed.getCount() > 0) {
			LOG.warn("The connection to Asterisk was lost");
		}
	}

	/**
	 * Reads Asterisk's time.
	 * @return seconds and their six decimal places
	 */
	private static String[] asteriskTime(ManagerResponse pong) {
		String stamp = (pong instanceof PingResponse ping) ? ping.getTimestamp() : null;
		return Optional.ofNullable(stamp)
			.filter((value) -> value.matches("[0-9]{1,12}\\.[0-9]{6}"))
			.map((value) -> value.split("\\.", 2))
			.orElseThrow(() -> new AsteriskAway("Asterisk tells no time"));
	}

	private void drop() {
		Link old = this.link.getAndSet(null);
		if (old == null) {
			return;
		}
		try {
			// Also ends asterisk-java's own attempts to connect again.
			old.connection().logoff();
		}
		catch (IllegalStateException ex) {
			LOG.debug("Already gone: {}", ex.getMessage());
		}
	}

	private boolean closedWithin(Duration delay) {
		return await(this.closed, delay);
	}

	private static boolean await(CountDownLatch latch, Duration limit) {
		try {
			return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		reconnect();
	}

}
