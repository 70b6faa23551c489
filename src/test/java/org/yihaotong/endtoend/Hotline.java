package org.yihaotong.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.Browser;
import org.yihaotong.testing.ServerProcess;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.TestParts;
import org.yihaotong.testing.pages.AgentPage;
import org.yihaotong.testing.pages.DepartmentPage;
import org.yihaotong.testing.pages.SignInPage;
import org.yihaotong.testing.pages.WallboardPage;

/**
 * A whole hotline: server, Asterisk, PostgreSQL, Redis, a mail server, and people at
 * browsers and telephones.
 */
final class Hotline implements AutoCloseable {

	static final String PASSWORD = "end-to-end-1";

	private static final String RING_SECONDS = "12";

	private static final Path RECORDINGS = Path.of("nlp-models/speech/calls/alaw");

	private static final Duration FLOW = Duration.ofSeconds(60);

	private final List<Browser> browsers = new ArrayList<>();

	private final List<AgentPage> agents = new ArrayList<>();

	private final PostOffice post = new PostOffice();

	private static final Map<String, String> DIALPLAN = Map.of("YIHAOTONG_RING_SECONDS", RING_SECONDS,
			// A server that starts on a busy machine must not be overtaken by the
			// dialplan.
			"YIHAOTONG_SERVER_PATIENCE", "90");

	private final List<AsteriskPart> asterisks;

	private final AsteriskPart asterisk;

	private final JdbcClient rows;

	private final ServerProcess server;

	private Hotline(List<AsteriskPart> asterisks, Map<String, String> asteriskProperties, Map<String, String> more) {
		this.asterisks = asterisks;
		this.asterisk = asterisks.getFirst();
		String database = TestParts.newDatabase();
		this.rows = JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
		Map<String, String> properties = new HashMap<>(asteriskProperties);
		properties.putAll(this.post.serverProperties());
		properties.putAll(Map.of("spring.datasource.url", database, "spring.datasource.username", "postgres",
				"spring.datasource.password", "postgres", "yihaotong.redis.url", TestParts.newRedis(),
				"yihaotong.access.first-password", PASSWORD, "yihaotong.access.first-passwords-file", "",
				"yihaotong.routing.ring", RING_SECONDS + "s"));
		properties.put("yihaotong.ivr.flow", flowByDay().toString());
		properties.putAll(more);
		this.server = ServerProcess.start(properties);
	}

	/**
	 * Starts all parts and waits until calls are answered.
	 * @return the hotline
	 */
	static Hotline open() {
		return open(Map.of());
	}

	/**
	 * Starts all parts and waits until calls are answered.
	 * @param more what the server is told beside where the parts are
	 * @return the hotline
	 */
	static Hotline open(Map<String, String> more) {
		AsteriskPart asterisk = AsteriskPart.start(DIALPLAN);
		return new Hotline(List.of(asterisk), asterisk.serverProperties(), more);
	}

	/**
	 * Starts all parts with several Asterisks.
	 * @param names what they are called
	 * @param more what the server is told beside where the parts are
	 * @return the hotline
	 */
	static Hotline openSeveral(List<String> names, Map<String, String> more) {
		List<AsteriskPart> asterisks = AsteriskPart.startSeveral(names, DIALPLAN);
		return new Hotline(asterisks, AsteriskPart.serverProperties(asterisks), more);
	}

	/** The delivered flow, at whatever time of day the tests run. */
	private static Path flowByDay() {
		try {
			String text = Files.readString(Path.of("ivr-flows/main.yaml"));
			return Files.writeString(TestParts.temporaryFolder("flows").resolve("main.yaml"),
					text.replace("07:00-22:00", "00:00-24:00"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	AsteriskPart asterisk() {
		return this.asterisk;
	}

	List<AsteriskPart> asterisks() {
		return this.asterisks;
	}

	ServerProcess server() {
		return this.server;
	}

	PostOffice post() {
		return this.post;
	}

	/**
	 * Asks the database, for what no page shows.
	 * @return the server's database
	 */
	JdbcClient rows() {
		return this.rows;
	}

	/**
	 * Opens a browser for one person.
	 * @return a browser that nobody is signed in with
	 */
	Browser browser() {
		Browser browser = Browser.start();
		this.browsers.add(browser);
		return browser;
	}

	/**
	 * Brings an agent to work.
	 * @param username agent1 to agent5
	 * @return the agent's desk, ready for calls
	 */
	AgentPage agent(String username) {
		AgentPage agent = SignInPage.open(browser(), this.server.url("/")).asAgent(username, PASSWORD);
		this.agents.add(agent);
		return agent.checkMicrophone().awaitRegistered().ready();
	}

	DepartmentPage department(String code) {
		return SignInPage.open(browser(), this.server.url("/"))
			.asDepartment("dept-" + code.toLowerCase(Locale.ROOT), PASSWORD);
	}

	WallboardPage supervisor() {
		return SignInPage.open(browser(), this.server.url("/")).asSupervisor("supervisor1", PASSWORD);
	}

	/**
	 * Dials the hotline and listens to the greeting up to its end.
	 * @param phone the citizen's number
	 * @return the citizen, who is to speak now
	 */
	SippCaller call(String phone) {
		SippCaller caller = this.asterisk.call("12345", phone);
		listen(caller);
		return caller;
	}

	/**
	 * Listens to a prompt up to its end.
	 * @param caller who listens
	 */
	void listen(SippCaller caller) {
		caller.awaitSound();
		caller.awaitQuiet(Duration.ofMillis(600), FLOW);
	}

	/**
	 * Says a recording and waits until it is said.
	 * @param caller who speaks
	 * @param recording for example {@code call01}
	 */
	void say(SippCaller caller, String recording) {
		caller.say(RECORDINGS.resolve(recording + ".wav"));
		caller.awaitSaid();
	}

	/**
	 * Tells of a broken street lamp, agrees with what was understood, and waits for a
	 * person.
	 * @param phone the citizen's number
	 * @return the citizen, in the waiting room
	 */
	SippCaller callAboutLamp(String phone) {
		SippCaller caller = call(phone);
		say(caller, "call01");
		caller.awaitSound();
		caller.press("1");
		awaitEntry(phone, "WAITING", "OFFERED");
		return caller;
	}

	/**
	 * Asks for a person at once.
	 * @param phone the citizen's number
	 * @return the citizen, in the waiting room
	 */
	SippCaller callForAPerson(String phone) {
		SippCaller caller = this.asterisk.call("12345", phone);
		caller.awaitSound();
		caller.press("0");
		awaitEntry(phone, "WAITING", "OFFERED");
		return caller;
	}

	/**
	 * Waits until a citizen's contact stands in the queue as told.
	 * @param phone the citizen's number
	 * @param states any of these
	 */
	void awaitEntry(String phone, String... states) {
		Awaitility.await("queue entry of " + phone + " in " + List.of(states) + ", see " + this.server.log())
			.atMost(Duration.ofSeconds(30))
			.until(() -> List.of(states).contains(entryState(phone)));
	}

	/**
	 * Tells how a citizen's contact stands in the queue.
	 * @param phone the citizen's number
	 * @return its state, empty if it is not there
	 */
	String entryState(String phone) {
		return this.rows.sql("""
				select q.state from contact c join queue_entry q on q.contact = c.id
				where c.phone like '%' || :phone and q.present order by c.received_at desc limit 1
				""").param("phone", phone).query(String.class).optional().orElse("");
	}

	/**
	 * Ends all calls, lets the agents sign out and closes their browsers.
	 */
	void sendHome() {
		this.asterisks.forEach(AsteriskPart::closePhones);
		List<AgentPage> leaving = List.copyOf(this.agents);
		this.agents.clear();
		leaving.forEach(AgentPage::signOut);
		this.browsers.forEach(Browser::close);
		this.browsers.clear();
	}

	/**
	 * Waits until nobody waits or is talked to, so that the next test begins with an
	 * empty house.
	 */
	void awaitEmpty() {
		Awaitility.await("nobody waiting or talking, see " + this.server.log())
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.rows
				.sql("select count(*) from queue_entry where state in ('WAITING', 'OFFERED', 'ACTIVE')")
				.query(Integer.class)
				.single() == 0);
	}

	@Override
	public void close() {
		sendHome();
		this.server.close();
		this.asterisks.forEach(AsteriskPart::close);
		this.post.close();
	}

}
