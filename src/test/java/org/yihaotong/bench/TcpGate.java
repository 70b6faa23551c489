package org.yihaotong.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A port before another one, that can be closed and opened again while both sides live.
 */
final class TcpGate implements AutoCloseable {

	private final int port;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile @Nullable ServerSocket listening;

	TcpGate(int port, int target) throws IOException {
		this.port = port;
		this.target = target;
		open();
	}

	void open() throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 200);
		this.listening = socket;
		Thread.ofVirtual().name("gate").start(() -> accept(socket));
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				Socket near = socket.accept();
				Socket far = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.open.add(near);
				this.open.add(far);
				Thread.ofVirtual().start(() -> pump(near, far));
				Thread.ofVirtual().start(() -> pump(far, near));
			}
			catch (IOException ex) {
				// Closed, or nobody behind it: the caller's connection ends.
			}
		}
	}

	private void pump(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[4096];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// One side has gone, the other goes with it.
		}
		this.open.remove(from);
		this.open.remove(to);
	}

	@Override
	public void close() throws IOException {
		ServerSocket socket = this.listening;
		if (socket != null) {
			socket.close();
		}
		for (Socket connection : this.open) {
			connection.close();
		}
		this.open.clear();
	}

}
