//! Draws what is plain in a frame, which is all but text and pictures, without a texture. On a machine without a
//! graphics card that is what a frame costs most: there, egui's shader takes ten times as long a pixel, for it samples
//! a texture in two ways and dithers, and its many thin triangles fill whole blocks of pixels each.

mod plain;

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui_wgpu::{
    Callback, CallbackResources, CallbackTrait, RenderState, ScreenDescriptor,
};
use eframe::wgpu::{self, Buffer, BufferUsages, RenderPipeline};
use egui::epaint::{PaintCallbackInfo, Tessellator};
use egui::{Context, FullOutput, Mesh, Plugin, Rect, Shape};
use plain::{Run, runs};

const SHADER: &str = "
struct Corner { @builtin(position) at: vec4<f32>, @location(0) colour: vec4<f32> }
@vertex fn corner(@location(0) at: vec2<f32>, @location(1) colour: vec4<f32>) -> Corner {
    return Corner(vec4<f32>(at, 0.0, 1.0), colour);
}
@fragment fn plain(corner: Corner) -> @location(0) vec4<f32> { return corner.colour; }
";

/// A vertex is two floats and four bytes.
const STRIDE: u64 = 12;

/// Takes plain shapes out of egui's hands, where there is a graphics state whose target has colours as egui has them.
pub fn install(ctx: &Context, render: Option<&RenderState>) {
    let Some(render) = render.filter(|render| !render.target_format.is_srgb()) else {
        return;
    };
    let buffer = |usage| buffer(&render.device, 1 << 20, usage);
    let drawing = Drawing {
        pipeline: pipeline(render),
        vertices: buffer(BufferUsages::VERTEX),
        indices: buffer(BufferUsages::INDEX),
    };
    render.renderer.write().callback_resources.insert(drawing);
    ctx.add_plugin(Flat);
}

/// Looks through every frame.
struct Flat;

impl Plugin for Flat {
    fn debug_name(&self) -> &'static str {
        "flat"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        profiling::scope!("flat");
        let (pixels, screen) = (output.pixels_per_point, ctx.viewport_rect());
        let options = ctx.tessellation_options(|options| *options);
        // Nothing plain is in the atlas of letters.
        let mut tessellator = Tessellator::new(pixels, options, [1, 1], Vec::new());
        let mut mesh = Mesh::default();
        let runs = runs(&mut output.shapes, &mut tessellator, &mut mesh);
        let ground = Arc::new(Ground::new(&mesh, screen));
        for Run { at, indices, .. } in runs {
            if let Some(clipped) = output.shapes.get_mut(at) {
                let part = Part {
                    ground: Arc::clone(&ground),
                    indices,
                };
                clipped.shape = Shape::Callback(Callback::new_paint_callback(screen, part));
            }
        }
    }
}

/// All plain triangles of a frame, in the form in which they are drawn.
struct Ground {
    vertices: Vec<u8>,
    indices: Vec<u8>,
    is_there: AtomicBool,
}

impl Ground {
    fn new(mesh: &Mesh, screen: Rect) -> Self {
        let scale = egui::vec2(2.0, -2.0) / screen.size();
        let mut vertices = Vec::with_capacity(mesh.vertices.len() * 12);
        for vertex in &mesh.vertices {
            let at = (vertex.pos - screen.min) * scale;
            vertices.extend_from_slice(&(at.x - 1.0).to_ne_bytes());
            vertices.extend_from_slice(&(at.y + 1.0).to_ne_bytes());
            vertices.extend_from_slice(&vertex.color.to_array());
        }
        Self {
            vertices,
            indices: mesh
                .indices
                .iter()
                .flat_map(|at| at.to_ne_bytes())
                .collect(),
            is_there: AtomicBool::new(false),
        }
    }
}

/// Those triangles of a frame that follow each other.
struct Part {
    ground: Arc<Ground>,
    indices: Range<u32>,
}

/// What draws them.
struct Drawing {
    pipeline: RenderPipeline,
    vertices: Buffer,
    indices: Buffer,
}

impl CallbackTrait for Part {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        _screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        // The first part of a frame brings all of it.
        if let Some(drawing) = resources.get_mut::<Drawing>()
            && !self.ground.is_there.swap(true, Ordering::Relaxed)
        {
            let Ground {
                vertices, indices, ..
            } = &*self.ground;
            write(device, queue, &mut drawing.vertices, vertices);
            write(device, queue, &mut drawing.indices, indices);
        }
        Vec::new()
    }

    fn paint(
        &self,
        _info: PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let Some(drawing) = resources.get::<Drawing>() else {
            return;
        };
        pass.set_pipeline(&drawing.pipeline);
        pass.set_vertex_buffer(0, drawing.vertices.slice(..));
        pass.set_index_buffer(drawing.indices.slice(..), wgpu::IndexFormat::Uint32);
        pass.draw_indexed(self.indices.clone(), 0, 0..1);
    }
}

/// Fills a buffer, which grows where it must.
fn write(device: &wgpu::Device, queue: &wgpu::Queue, to: &mut Buffer, bytes: &[u8]) {
    let size = bytes.len() as u64;
    if to.size() < size {
        *to = buffer(device, size.next_power_of_two(), to.usage());
    }
    queue.write_buffer(to, 0, bytes);
}

fn buffer(device: &wgpu::Device, size: u64, usage: BufferUsages) -> Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("flat"),
        size,
        usage: usage | BufferUsages::COPY_DST,
        mapped_at_creation: false,
    })
}

fn pipeline(render: &RenderState) -> RenderPipeline {
    let device = &render.device;
    let module = &device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some("flat"),
        source: wgpu::ShaderSource::Wgsl(SHADER.into()),
    });
    let attributes = wgpu::vertex_attr_array![0 => Float32x2, 1 => Unorm8x4];
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("flat"),
        layout: None,
        vertex: wgpu::VertexState {
            module,
            entry_point: Some("corner"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: &[Some(wgpu::VertexBufferLayout {
                array_stride: STRIDE,
                step_mode: wgpu::VertexStepMode::Vertex,
                attributes: &attributes,
            })],
        },
        fragment: Some(wgpu::FragmentState {
            module,
            entry_point: Some("plain"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format: render.target_format,
                blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        multiview_mask: None,
        cache: None,
    })
}

#[cfg(test)]
mod tests {
    use egui::{Color32, pos2, vec2};

    use super::*;

    #[test]
    fn the_corners_of_the_screen_are_those_of_clip_space() {
        let screen = Rect::from_min_size(pos2(10.0, 20.0), vec2(200.0, 100.0));
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(screen, Color32::PLACEHOLDER);
        let ground = Ground::new(&mesh, screen);
        let corner = |bytes: &[u8]| {
            let float = |at: usize| f32::from_ne_bytes(bytes[at..at + 4].try_into().unwrap());
            (float(0), float(4))
        };
        let corners: Vec<(f32, f32)> = ground.vertices.chunks(12).map(corner).collect();
        assert_eq!(
            corners,
            [(-1.0, 1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)]
        );
        assert_eq!(ground.indices.len(), 24);
    }
}
