package org.yihaotong.telephony.media;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;

/**
 * Cuts the stream into frames, however the network split it.
 */
class FrameDecoder extends ByteToMessageDecoder {

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
		if (in.readableBytes() < Frame.HEADER) {
			return;
		}
		int length = in.getUnsignedShort(in.readerIndex() + 1);
		if (length > Frame.MAX_PAYLOAD) {
			throw new CorruptedFrameException("A frame of " + length + " bytes");
		}
		if (in.readableBytes() < Frame.HEADER + length) {
			return;
		}
		int type = in.readUnsignedByte();
		in.skipBytes(2);
		byte[] payload = new byte[length];
		in.readBytes(payload);
		out.add(new Frame(type, payload));
	}

}
