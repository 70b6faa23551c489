package org.yihaotong.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * A real mail server (IMAP and SMTP) on the loopback interface, which forgets its mail
 * when it ends.
 */
public final class LocalMail implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private final GreenMail server;

	private LocalMail(GreenMail server) {
		this.server = server;
	}

	/**
	 * Starts a server on free ports.
	 * @return the running server
	 */
	public static LocalMail start() {
		GreenMail server = new GreenMail(
				new ServerSetup[] { new ServerSetup(Ports.free(), HOST, ServerSetup.PROTOCOL_SMTP),
						new ServerSetup(Ports.free(), HOST, ServerSetup.PROTOCOL_IMAP) });
		server.start();
		return new LocalMail(server);
	}

	/**
	 * Makes an account.
	 * @param address its address, also the user name
	 * @param password its password
	 */
	public void account(String address, String password) {
		this.server.setUser(address, address, password);
	}

	public int smtpPort() {
		return this.server.getSmtp().getPort();
	}

	public int imapPort() {
		return this.server.getImap().getPort();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
