package org.yihaotong.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a server and a part of it, to break what they say to each other.
 */
public final class Relay implements AutoCloseable {

	private final ServerSocket door;

	private volatile int target;

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private volatile boolean letsIn = true;

	private volatile boolean deaf;

	/**
	 * Begins to relay.
	 * @param target the port of the part on the loopback interface
	 */
	public Relay(int target) {
		try {
			this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.target = target;
		Thread.ofVirtual().name("relay").start(this::run);
	}

	public int port() {
		return this.door.getLocalPort();
	}

	/**
	 * Whoever comes from now on is led to another part.
	 * @param target its port on the loopback interface
	 */
	public void leadTo(int target) {
		this.target = target;
		mend();
	}

	/** From now on the part hears nothing more, and takes no new connection. */
	public void deafen() {
		this.letsIn = false;
		this.deaf = true;
	}

	/** Breaks all connections and takes no new one. */
	public void cut() {
		this.letsIn = false;
		this.open.forEach(Relay::end);
		this.open.clear();
	}

	/** Lets in who comes from now on. */
	public void mend() {
		cut();
		this.deaf = false;
		this.letsIn = true;
	}

	private void run() {
		while (!this.door.isClosed()) {
			try {
				Socket from = this.door.accept();
				if (this.letsIn) {
					relay(from);
				}
				else {
					end(from);
				}
			}
			catch (IOException ex) {
				// Closed, or the part is away: whoever came is let go.
				continue;
			}
		}
	}

	private void relay(Socket from) throws IOException {
		Socket to = new Socket(InetAddress.getLoopbackAddress(), this.target);
		this.open.addAll(List.of(from, to));
		Thread.ofVirtual().start(() -> pump(from, to, true));
		Thread.ofVirtual().start(() -> pump(to, from, false));
	}

	private void pump(Socket from, Socket to, boolean asks) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] piece = new byte[8_192];
			int length;
			while ((length = in.read(piece)) >= 0) {
				if (!asks || !this.deaf) {
					out.write(piece, 0, length);
				}
			}
		}
		catch (IOException ex) {
			// The other side has ended.
			return;
		}
	}

	private static void end(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		cut();
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
